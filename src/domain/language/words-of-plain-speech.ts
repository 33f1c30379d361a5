/** Terms of the trade and the plain English that people use instead: commas between them, a line for each meaning. */

export const WORDS_OF_PLAIN_SPEECH = `
onboarding, welcome, receive, arrive, arrival, newcomer, first time, come for the first time
maintainer, maintain, look after, looks after, care for, take care, caretaker, keeper
unmaintained, abandoned, neglected, forgotten, nobody looks after, left alone, outdated
steward, stewardship, guardian, custodian, look after
vulnerability, hole, weakness, weak spot, leak, flaw, security issue
incident response, incident, emergency, fire, alarm, on call, at night, react
patch, close a hole, plug, quick repair, mend
executives, leadership, heads, chiefs, bosses, at the top, decision makers, board, leaders
finance chief, cfo, finance, treasurer
buy-in, win over, convince, sell the idea, persuade, backing, sponsor
pitch, elevator pitch, sell, short case, slides
objection, worry, worries, fear, doubt, resistance
compliance, follow the rules, keep to the terms, duties, obligations, fulfil
contribution, contributing, give back, giving, gift
consumption, merely use, take, usage
dependency, rely on, built on, stand on, what we use, underlying
supply chain, what is inside, ingredients, origin, where it comes from
bill of materials, sbom, list of parts, list of components, ingredients, what is inside
provenance, origin, where it comes from, source of
release, publish, show to the world, go public, make public, open up, opening up
review board, approval board, gate, gatekeeper, say yes or no
career, advancement, climb, promotion, rise
training, teach, lesson, school, taught
certification, prove, proof, exam, diploma
metrics, numbers, figures, count, counting, measure
dashboard, at a glance, overview
maturity, growing up, grown up, stage, how far along
governance, who decides, decision making, have a say
roadmap, where we go, next steps, ahead, plan
retention, stay, keep people, remain
hiring, find people, employ, recruit, staff
succession, handover, hand over, heir, successor, take over
burnout, exhausted, overworked, tired, too much work
diversity, inclusion, everybody, everyone, shut out, left out, belong
accessibility, cannot see, cannot hear, blind, deaf, impaired
localisation, translation, tongue, mother tongue, own language
glossary, word list, list of words, what words mean
faq, questions people ask, usual questions, common questions, common objections
case study, story, stories, how others did, how others do
how-to, recipe, step by step, steps
template, copyable, ready-made, fill in, sample, to copy
checklist, list of all, to be ticked, tick, what must be looked at
table of contents, find your way, way through
style guide, one voice, tone, spelling, consistent
pdf, epub, one file, take along, offline, print, on the train
newsletter, news, what is new
survey, find out, poll, ask around
merger, acquisition, bought, sold, changes hands
return on investment, pays for itself, pay off, worth it, worthwhile
cost saving, cost reduction, saved, cheaper, thrift, avoided
lock-in, trapped, captive, single vendor, escape, way out
time to market, sooner, faster, speed
innovation, novelty, novelties, new ideas
standard, agreed format, norm, common format
procurement, buying, tender, purchasing
public sector, officials, town hall, ministries, politicians, civil servants
academia, professor, campus, lecture hall, students
research, scholar, scientist, lab
small business, small firm, small company, sme, few people
innersource, within the company, behind the wall, inside
artificial intelligence, ai, machine, robot, machine-written, comes from a machine
coding assistant, copilot, helper, assistant, ai-assisted
environment, climate, footprint, carbon, energy
event, gathering, on stage
talk, on stage, tell an audience, report on, present, presentation
mentoring, take by the hand, guide newcomers, coach
ambassador, spread the word, advocate
recognition, thank, thanks, thank-you, credit
conflict, quarrel, dispute, row, argument
code of conduct, behave, behaviour, manners, rules of behaviour, conduct, enforcement
security policy, whom to tell, report a vulnerability, contact address
archive, retire, farewell, goodbye, let go, close down, end of life
fork, go separate ways, split
foundation, neutral home, umbrella, umbrella organisation
donate, give away, hand over, transfer
upstream, outside projects, back to the project
policy, rules, what is allowed, allowed
automation, without hands, by itself, automatically, as code, scripted
many repositories, hundreds of repositories, at scale, large scale, mass
tooling, programs, tools, tool chain
inventory, what we have, stocktaking, register
risk, what can go wrong, danger, accident
legal, law, lawyers, court
audit, look through, examine, inspect
jargon, technical term, plain language, language that everybody understands, wording
embedded, device, devices, firmware, ship, shipped
copyleft, share alike, reciprocal, source code offer
permissive, few conditions, do as you like
contributor agreement, cla, paper, signature, sign
sign-off, dco, certificate of origin, signature
contributor ladder, steps, grow into, path to maintainer, roles
role, position, job, task, who does what
structure, shape, form, set-up, setup
central, centralised, hub, one place
federated, virtual, distributed, spread
headcount, positions, people, staff
part-time, beside the real job, on the side, spare time
value, worth, what it brings, benefit
business case, argument, justification, case for
stakeholder, those concerned, ally, allies, other departments
milestone, step, stage, deadline
lifecycle, life, life of a product, from cradle to grave
repository, repo, project folder
workshop, working session, exercise, hands-on
roundtable, several people, discussion, panel
regular, every month, monthly, recurring, again and again
announce, tell in time, ahead, in advance
feedback, what readers say, opinion, reaction, complaint
reader, audience, for whom, who it is for
purpose, what it is for, aim, why
history, past, how it began, founded, founding
definition, what it is, what it means, meaning
pronounce, say it, how to say, spoken
license change, changed the licence, dropped free terms, no longer free, came back, relicense
ownership, belongs to, who owns, copyright
quality, good enough, how good, assessment
responsible, who does it, in charge, accountable
cooperate, share the work, hand in hand, together
remote, from home, distributed, online
reason, motivation, motive, why, cause, rationale
halve, shorten, cut, trim, repetition, says twice, redundant
heading, outline, template, structure, layout of a text
portrait, profile, interview, use case, story
colleague, coworker, team mate, staff, developer
phone company, telco, network operator, telecommunication
harm, damage, liability, defect
catalogue, portal, marketplace, directory, discover
customer, buyer, market, client
picture of, image, reputation, brand, goodwill
first weeks, hundred days, first days, first months, first year, roadmap, getting started
enlarge, longer, more detail, elaborate, deepen
arrange, order, sequence, sort, reorder
warn, pitfall, mistake, what went wrong, lesson
compare, table, matrix, pros and cons, advantages and disadvantages, speaks for, trade-off
count, number of, how many, statistics
keep in step, sync, synchronise, up to date, state of
explain, in plain words, without jargon, overview, primer, basics, introduction
rename, call it, another name, title
notify, let know, inform, tell
choose, which one, decision tree, select, flow chart
verify, make sure, check, validate, test
test reader, try out, reader, beta, early feedback
cite, quote, source, evidence, proof
license of the text, creative commons, documentation licence, cc by
author, who wrote, credit, contributor list, acknowledgement
search, look up, index, keyword, find
join, take part, become a member, get involved, participate
country, nation, region, local, abroad
industry, branch, sector, field, domain
`;
