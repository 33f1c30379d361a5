/** Who acts where a scenario does not say. */

/** May do everything in every repository that a scenario makes. */
export const MAINTAINER = "octocat";
