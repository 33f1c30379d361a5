/** English words of writing, work and offices that often stand for each other: commas between them, a line for each meaning. */

export const WORDS_OF_WORK = `
add, include, insert, put in, append, incorporate, enter
extend, expand, enlarge, broaden, widen, enrich
write, draft, compose, draw up, document, put down
describe, set out, outline, portray, depict
explain, clarify, elaborate, spell out, make clear, shed light, inform, what is meant
define, definition, meaning, mean, undefined, stand for
show, demonstrate, illustrate, exhibit, display, present
compare, contrast, comparison, versus, difference, differ, distinguish, side by side
list, catalogue, inventory, directory, collection, overview
gather, collect, compile, bring together, assemble, sum up
correct, fix, repair, mend, amend, rectify, error, mistake, wrong, inaccurate
update, refresh, bring up to date, outdated, stale, obsolete, revise, revision, modernise
remove, delete, drop, take out, discard, get rid of, eliminate
move, relocate, reorder, rearrange, shift, place
split, divide, separate, break up
merge, combine, join, unify, consolidate, bundle
restructure, reorganise, rework, overhaul, redesign, redo, redraw, rewrite, rephrase, reword
shorten, trim, concise, brief, condense, shorter, short
simplify, plain language, easier, simple, understandable, readable, jargon
rename, naming, name, call, title
link, hyperlink, url, pointer, address, web address, point to
refer, reference, cite, citation, mention, source
recommend, recommendation, suggest, advise, advice, propose, proposal, tip
check, verify, validate, confirm
choose, select, pick, decide, decision, choice, selection, option
assess, evaluate, judge, weigh, appraise, assessment, evaluation, gauge
measure, metric, indicator, kpi, figure, number, statistic, quantify
calculate, compute, estimate, formula, quantify, work out
ask, question, questionnaire, enquire, inquiry
interview, conversation, talk with, story
survey, poll, questionnaire, study
answer, reply, respond, response
invite, guest, speaker, ask to speak
talk, speech, presentation, session, lecture, keynote, present, speak
panel, round table, discussion, debate, fireside chat
organise, host, hold, arrange, run, set up
publish, release, launch, go live, make available, put online
share, exchange, swap, pass on
teach, train, training, course, education, lesson, learn, class, tutorial, curriculum, workshop, learning
start, begin, first step, set up, introduce, kick off, get going, launch, introduction, establish, create, get started
grow, scale, growth, mature, maturity, evolve, evolution, stage, level, phase
reach, achieve, attain, accomplish
improve, better, enhance, optimise, improvement
help, support, assist, aid
encourage, motivate, incentive, reward, recognise, recognition, praise, thank, acknowledge, credit, appreciation
convince, persuade, argue, argument, make the case, buy-in, win over, justify, pitch
prevent, avoid, stop, protect, guard
warn, caution, alert, watch out, pitfall, trap
admit, acknowledge, concede, allow for, recognise
approve, approval, permission, sign off, clearance, authorise
require, requirement, obligation, duty, mandatory, oblige, compulsory
buy, purchase, acquire, acquisition, procure, procurement
sell, sale, sold, vendor, seller
earn, revenue, income, profit, monetise, business model, make money, commercial
pay, payment, fee, charge, salary, compensate, pay for
money, budget, funding, fund, finance, financial, spend, spending, grant, sponsor, sponsorship
cost, price, expense, expenditure, free of charge
save, saving, cut costs, cheaper, reduce cost
value, worth, benefit, gain, advantage, payoff, profit, merit, upside
return, roi, payback, return on investment
invest, investment, investor, capital, shareholder
free, gratis, no cost, zero cost, at no charge
hire, recruit, recruiting, recruitment, talent, staffing, job, vacancy, employ, candidate
career, job description, role, skill, job title
employee, staff, worker, workforce, personnel, colleague
company, firm, enterprise, corporation, business, organisation, employer, corporate
small company, sme, startup, start-up, small and medium, small business, small team
team, department, unit, division
organisation chart, org chart, reporting line, report to, hierarchy, situated, located, structure
manager, boss, supervisor, lead, head, management
executive, leadership, director, c-level, c-suite, board, ceo, cto, cio, senior management, decision maker
lawyer, counsel, attorney, legal, jurist, solicitor
engineer, developer, programmer, coder, engineering, technical
marketing, promotion, advertise, public relations, outreach
customer, client, buyer, purchaser
supplier, vendor, provider, contractor, third party
user, consumer, consume, consumption, use, usage, adopt, adoption, reuse
contribute, contribution, give back, giving back, upstream, participate, participation, giving
reader, audience, target group, readership, who is it for
newcomer, beginner, novice, first-timer, new contributor, onboarding, new member, newbie, starter
volunteer, helper, contributor
maintainer, committer, core developer, project lead
expert, specialist, practitioner, veteran
student, pupil, graduate
university, academia, academic, campus, college, research, researcher, higher education, scholar, science
school, classroom, teacher, education
government, public sector, public administration, public body, civic, governmental, ministry, agency
city, municipality, town, council, local government, municipal, city hall
tender, procurement, call for bids, public purchasing, request for proposal, bid
nonprofit, non-profit, charity, ngo, foundation, association, civil society
law, legislation, regulation, regulatory, statute, regulator, legal requirement
comply, compliance, compliant, conform, conformance, conformity, adhere
policy, rule, guideline, principle, code of conduct
contract, agreement, terms, clause, licence agreement
licence, licensing, relicense, relicensing, terms, permissive, copyleft, licence change
copyright, intellectual property, ip, patent, ownership
trademark, brand, branding, logo, reputation, image
risk, danger, threat, hazard, exposure, liability
security, secure, vulnerability, exploit, attack, breach, safe, hardening, cybersecurity, cyber
incident, emergency, crisis, response, outage
privacy, data protection, gdpr, personal data
supply chain, dependency, component, upstream, third-party, library, package
bill of materials, inventory, sbom, component list
abandoned, unmaintained, orphaned, dormant, inactive, dead
retire, archive, sunset, end of life, deprecate, shut down, wind down, discontinue, close
fork, split off, diverge
bus factor, absence factor, key person, single point of failure, truck factor
health, viability, vitality, alive, sustainable, sustainability, longevity
sustain, sustainability, lasting, long-term, durable, maintain, maintenance, upkeep
environment, climate, carbon, energy, green, emission, footprint, ecological
strategy, plan, roadmap, direction, strategic, vision
goal, objective, aim, purpose, target, intention, mission
result, outcome, output, impact, effect, consequence
process, procedure, workflow, step, method, approach, practice
tool, tooling, software, application, utility, platform, automation
automate, automatic, automation, script, bot, machine, pipeline
picture, diagram, figure, illustration, image, drawing, graphic, chart, visual, drawn, draw, graph, infographic, sketch
mind map, map, landscape
colour, contrast, palette, legible
table, matrix, grid
page, site, website, web page, portal
chapter, section, passage, paragraph
footnote, note, remark, annotation, side note
preface, foreword, introduction, intro, opening, overview, summary, abstract, preamble
conclusion, closing, takeaway, wrap-up, key message
appendix, annex, attachment
table of contents, toc, navigation, menu, index, browse, find, findability, structure
sort, categorise, classify, taxonomy, tag, category, kind, type
example, sample, instance, case, blueprint, scenario, use case, case study, experience, story, real-world, success story
template, form, boilerplate, skeleton, blank, pattern
checklist, to-do list, step by step, steps
guide, handbook, manual, playbook, guidebook, how-to, guidance, cookbook, book
glossary, vocabulary, terminology, dictionary, term, word, wording
question and answer, faq, frequently asked
myth, misconception, misunderstanding, prejudice, fear, worry, concern
challenge, problem, difficulty, obstacle, barrier, hurdle, issue, blocker
failure, fail, failed, mistake, lesson learned, went wrong, anti-pattern, antipattern
lesson, learned, insight, finding, retrospective, takeaway
feedback, review, comment, opinion, proofread, test reader, test-read, reaction, critique
edition, version, release
translate, translation, localise, localisation, language, multilingual, i18n, l10n, translator
accent, pronounce, pronunciation, say, spoken
spelling, typo, grammar, copy edit, typographical
style, tone, voice, writing style, consistent, consistency, uniform
print, pdf, ebook, e-book, epub, download, offline, paper
video, recording, film, clip, podcast, watch, audio, episode
slide, deck, presentation, slides
blog, article, post, write-up
newsletter, mailing, bulletin, digest
white paper, whitepaper, report, paper
accessible, accessibility, screen reader, alt text, disability, impaired
search, find, look up, discover, discoverability
mobile, phone, smartphone, tablet
event, conference, summit, meetup, gathering, congress, convention
meeting, call, session, gathering
calendar, schedule, date, agenda, timetable
region, local, regional, area, continent
global, worldwide, international, abroad, across borders
time zone, slot
culture, mindset, values, attitude, behaviour, habit
diversity, inclusion, inclusive, equity, dei, underrepresented, minority, gender, women
mentor, mentoring, mentorship, coach, coaching, buddy, tutor
ambassador, champion, advocate, evangelist, advocacy
community, peers, peer, circle
partner, ally, collaboration, cooperate, cooperation, collaborate, partnership, together, jointly, joint
member, membership, join, joining
committee, board, council, steering, governing body, working group
govern, governance, decision making, charter, bylaw, oversight
vote, election, elect, ballot
transparent, transparency, visible, visibility
trust, trustworthy, confidence, credibility, reliable
compete, competition, competitor, rival, competitive
innovate, innovation, invention, novelty
independent, independence, lock-in, sovereignty, autonomy, vendor lock-in, switch
merger, m&a, acquisition, takeover, due diligence, bought, deal, company sale
asset, balance sheet, valuation, appraisal, goodwill
stakeholder, interested party, sponsor, interest group
internal, inside, inner, within the company, in-house, in house
external, outside, outer
responsibility, responsible, task, duty, accountable, ownership, in charge, remit, mandate
`;
