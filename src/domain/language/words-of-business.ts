/** English words of business, law, software and people that often stand for each other: commas between them, a line for each meaning. */

export const WORDS_OF_BUSINESS = `
daily, day-to-day, everyday, operation, operate, operations, routine
standard, specification, iso, norm, standardisation, standards
certificate, certification, certify, badge, credential, exam
quality, good, best practice, excellence
self-assessment, self-test, quiz, self test, questionnaire, check yourself
dashboard, report, monitor, monitoring, track, tracking, observe
score, rating, rank, grade, ranking
data, dataset, evidence, figures, numbers
artificial intelligence, ai, machine learning, llm, language model, model, copilot, chatbot, genai
cloud, hosting, saas, server, service
hardware, device, embedded, iot, firmware
car, automotive, vehicle, mobility
bank, banking, finance industry, insurance, financial services
hospital, healthcare, medical, medicine, pharma
telecom, telecommunications, telco, network operator
open core, dual licensing, subscription, business model, support contract
database, data store, in-memory, redis, key-value
legacy, former, history, historical, past, origin, background, timeline
fresh, recent, novel, latest, upcoming, coming
shared, mutual, same
different, various, alternative
deadline, due, by when, date
request, application, form, intake, ticket
complaint, harassment, conduct, report abuse
working time, capacity, workload, effort
burnout, overload, stress, exhaustion, wellbeing, well-being
leave, departure, turnover, attrition, succession, handover, hand over, successor
publish code, releasing, outbound, going open, going public
inbound, intake, incoming
scan, scanner, scanning, detection, detect, analyse, analysis
compatibility, compatible, interoperability, conflict
export, export control, sanction, embargo, encryption
tax, deduction, write-off, taxation
prize, award, contest, hackathon, competition
economy, economic, economics, macroeconomic
europe, european, eu, brussels, union
asia, apac, asian
africa, african
america, american, amer
blind, see, sight, vision, visually impaired, accessibility, accessible, alt text, screen reader, alternative text
colour blind, contrast, legible, readable
hand over, handover, succession, successor, heir, transition, replace, leave, departure
heart, core, centre, essence
employ, hire, recruit, vacancy, job description, job advertisement, job ad, candidate
weakness, flaw, vulnerability, hole, bug, defect, weak spot
disclose, disclosure, report, reveal, announce
supplier, vendor, contractor, deliver, delivery, ship
ingredient, component, content, package
permission, allow, permit, may, allowed, forbid, prohibit, ban
accident, incident, mishap, damage, harm
quarterly, quarter, yearly, annual, monthly, periodic, regular, regularly
rebuild, replacement, replace, recreate, rewrite, write ourselves
market, industry, sector, branch
demo, demonstrate, demonstration, showcase, live, hands-on, show
sandbox, pilot, trial, try, try out, proof of concept
read aloud, audio, audiobook, podcast, listen
spread, distribute, dissemination, promote, awareness, raise awareness, publicise, campaign
raise awareness, evangelise, advocate, educate
gamify, game, playful, quiz
badge, sticker, merchandise, swag, t-shirt
survey result, finding, study, statistics, state of
annual report, yearly report, year in review, retrospective
attend, attendance, participant, attendee, audience, turnout
register, registration, sign up, enrol, enroll, rsvp, subscribe
remind, reminder, notification, notify, invitation, calendar
record, recording, minutes, notes, transcript, write down, protocol
chair, moderator, moderate, facilitate, facilitator, host
rotate, rotation, turn, take turns
quick, quickly, fast, five minutes, short, lightning
deep, in depth, detailed, thorough, extensive
summary, summarise, sum up, abstract, key points, tl;dr, one-pager, one page, digest
map, mapping, match, correspond, align, alignment
gap, missing, lack, absent, not covered, nothing about, hole
duplicate, duplicated, redundant, repeated, repeat, twice, copy, drift
contradict, contradiction, inconsistent, conflict, disagree
neutral, vendor-neutral, independent, impartial
sponsor, executive sponsor, patron, backer, supporter
donate, donation, give, hand to, transfer
incubate, incubator, incubation, nurture
roadshow, tour, visit, local event
student, thesis, internship, trainee, apprentice
curriculum, syllabus, module, learning path
exam, test, certification, certified, credential, diploma, question bank
hackathon, hack day, code sprint, sprint
good first issue, easy task, first step, starter
review, reviewer, pull request, code review, approve
release process, publish, outbound, approval, launch checklist
clearance, approval, gate, sign-off, permission
escalate, escalation, dispute, conflict resolution, mediation
ethic, ethical, ethics, moral, responsible
fair, fairness, bias, unbiased
human right, accessibility, digital public goods, sdg, social good
crowd, citizen, society
defence, military, defense
energy, utility, grid, electricity
retail, shop, store, commerce
insurance, insurer, finance, bank
game, entertainment, media, film
railway, transport, mobility, logistics
agriculture, farm, food
manufacturing, industry, factory, industrial
library, archive, museum, culture, heritage
newspaper, press, journalist, media
researcher, scientist, scientific software, research software, rse
cite, citation, doi, bibliography, reference
quote, testimonial, statement, opinion
logo, icon, symbol, badge, emblem
flower, petal, bloom
layer, level, stack
tree, decision tree, flow chart, flowchart, decision
timeline, history, chronology, milestone
spreadsheet, excel, calculator, sheet, workbook
chatbot, assistant, bot, agent, copilot
prompt, generated, ai-generated, machine-written
weights, model, training data, open weights
hallucination, wrong, error
licence text, licence header, notice, attribution
notice, attribution, credit, acknowledgement
obligation, duty, requirement, fulfil, fulfilment
infringe, violation, violate, breach, lawsuit, litigation, court, sue
audit, auditor, inspection, examine, review, verify
insure, warranty, guarantee, indemnity, liability
negotiate, negotiation, bargain, deal
centralised, centralized, central, decentralised, distributed, federated
virtual, remote, online, distributed team
part-time, full-time, dedicated, headcount, staff
one-person, alone, solo, single person, lonely
startup, founder, scale-up, young company
multinational, large company, corporation, subsidiary
reorganise, reorganisation, restructuring, layoff, layoffs, cut
crisis, downturn, recession, budget cut, closed, shut down
value stream, pipeline, flow, delivery
portfolio, inventory, catalogue, overview of projects
prioritise, priority, rank, triage, choose
criticality, critical, important, essential
upgrade, update, patch, patching, bump, newer version
long-term support, lts, maintenance, backport
test, testing, quality assurance, qa
continuous integration, ci, pipeline, build, automation
repository, repo, codebase, source
monorepo, repository structure, layout
branch, fork, divergence, upstream
documentation, docs, manual, handbook
readme, landing page, home page, front page, welcome page
social media, linkedin, mastodon, twitter, post
slack, chat, forum, mailing list, discussion, channel
mailing list, newsletter, email, e-mail
feedback form, survey, questionnaire, poll
satisfaction, happy, happiness, nps, mood
loneliness, isolated, isolation, peer support, exchange
young, youth, junior, senior, age
woman, women, gender, girls
disabled, disability, neurodiverse, neurodiversity
faith, trust, confidence, reliance
secret, confidential, confidentiality, non-disclosure, nda, chatham house
anonymous, anonymity, anonymise, anonymised, chatham house
write, author, wrote
government, public administration, public authority, public body
together, jointly, shared, in common, collaborate, collaboration
keep, retain, retention, stay, loyalty
attract, attractive, magnet, appeal, draw in
speed, fast, faster, sooner, acceleration, accelerate, time to market, velocity, quick
town hall, ministry, parliament, politician, official, politics, civil servant
whole, complete, full
step, procedure, instruction, walkthrough
language version, translation, localisation
contributor, author, who wrote, credit, thanks, acknowledgement
depend, dependence, rely, reliance, trapped, lock-in
vendor, supplier, single vendor, lock-in
time off, leave, working hours, office time, allow time
no money, no budget, no funding, without budget, no resources, shoestring
lecture, lecturer, professor, teach, teacher, class
slide, deck, slides, teaching material
proof, prove, evidence, certificate
`;
