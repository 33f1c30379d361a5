/** One delivery: what was sent, and what came of it. */

/** What an event says, and to which installation. It is written down when the event happens, not when it is sent. */
export interface Letter {
  /** The same for every attempt, redeliveries included. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | undefined;
  readonly appId: number;
  readonly installationId: number;
  readonly repositoryId: number | null;
  /** The JSON that is signed and sent. */
  readonly body: string;
}

export interface Delivery extends Letter {
  readonly id: number;
  readonly isRedelivery: boolean;
  readonly deliveredAt: Date;
  readonly durationSeconds: number;
  /** `OK`, or what went wrong. */
  readonly status: string;
  /** 0 where no answer came. */
  readonly statusCode: number;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
}

/** Which deliveries a fault is for; what is left out matches all. */
export interface DeliveryFilter {
  readonly event?: string;
  readonly action?: string;
}

export function matches({ event, action }: DeliveryFilter, letter: Letter): boolean {
  return (event === undefined || event === letter.event) && (action === undefined || action === letter.action);
}
