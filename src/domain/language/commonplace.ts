/** Words that stand in many texts about work and writing, and so tell little of what one of them is about. */
import { stemsOf } from "./words.ts";

const COMMONPLACE = new Set(
  stemsOf(`
  accept access accord account achieve across act action active actual actually add addition additional address adjust
  adopt advance advice affect afford again ago agree aim allow almost alone along already alternative always among amount
  announce annual another answer anybody anyone anything anyway apart appear apply approach appropriate area argue around
  arrange arrive article ask aspect attempt attention available avoid aware away
  back bad base basic basis become begin beginning behaviour behind believe belong beneficial benefit beside better beyond big
  bit body book both bottom bring broad broken build bunch business busy button
  call careful carry case category cause central certain challenge chance change chapter chapters check choice choose clean
  clear clearly click close co code collect collection combine come coming comment common communicate community company
  complete complex compare concept concern concerned concrete condition confirm connect consider consist consistent constant
  contact contain content context continue contribute contribution contributor control convenient correct correctly count couple course
  cover create creation current currently customer cut
  daily data date day deal decide decision deep default define deliver demand depend describe description deserve
  design detail determine develop difference different difficult direct direction directly discuss discussion divide document
  documentation double doubt draft draw drive drop due
  each early earn easily easy edge edit effect effective effort eight either element else empty enable encourage end enjoy
  enough ensure enter entire entry environment equal especially essential establish even event ever every everybody everyone
  everything evidence exact exactly example except exist existing expand expect experience explain explanation express extend
  extra
  fact fail fair fall familiar far fast favour feature feel feet few field fifteen fifth figure file fill final finally find
  fine finish first fit five fix focus follow following force form formal former forward four frame free frequent fresh full
  fully further future
  gain gap gather general generally get give given go goal good great group grow growth guess guidance guide guideline
  half hand handle happen happy hard head hear heart help hence hesitate hide high highlight hold home hope hour house however
  huge human hundred
  idea identify ignore image imagine impact implement implementation important improve improvement in include including
  increase indeed indicate individual industry info inform information initial initiative inner input insert inside instance
  instead intend interest interested internal introduce introduction involve issue item
  join judge jump
  keep kept key kind know knowledge known
  label lack large largely last late later latest lay lead leader leading learn learned least leave left less let letter level lie
  life light like likely limit line link list little live local locate location long look lose lost lot low
  main mainly major make manage management many mark match material matter maybe mean meaning means meanwhile meet
  meeting member mention merely merge message method middle might mind minimum minor minute miss missing mistake mix model
  modern modify moment monday month more most mostly move much multiple must
  name namely natural near nearly necessary need never new news next nice nine nobody none normal normally note nothing notice
  number
  obvious occur offer office often ok old one online only open operate opinion option order ordinary organisation organise
  organization organize original other otherwise outline outside overall overview own owner
  page pages paper paragraph part particular particularly party pass passage past path pattern pay people perfect perform
  perhaps period person personal perspective phrase pick piece place plain plan planned play please plus point popular
  position positive possible possibly post potential practical practice prefer prepare present press pretty previous previously
  primary principle probably problem procedure proceed process produce product profile program programme progress project
  prompt proper properly propose proposal provide public publish pull purpose put
  quality question quick quickly quite
  raise range rare rather reach react read reader reading ready real realise really reason reasonable receive recent recently
  recognise recommend recommendation record red reduce refer reference referenced reflect regard regular relate related
  relation relationship relative relevant rely remain remember remind remove rename repeat replace report repository represent
  request require requirement resource respect respond rest result return reuse reveal right rise role rough round row rule run
  safe same sample say scenario scene scheme science second section see seem select send sense sensible sentence separate serious
  serve service set settle seven several shape share short should show side sign significant similar simple simplify simply
  since single sit site situation six size skip slight slow small smooth software solution solve somebody someone something
  sometimes somewhere soon sort sound source space speak special specific spend spread stage stand start state statement stay
  step still stop store story strong structure struggle style subject submit subset successful suddenly suggest suggestion
  suit suitable sum summarise summary supply support suppose sure surprise system
  table tag take talk target task tell ten tend term test text thank theme thing think third thirteen thorough thought
  thousand three throughout thus tie till time tip title today together tomorrow tool toolkit top topic total touch toward
  track tree tried trouble true truth try turn twelve twice two type typical
  understand understandable unfortunately unit update upper usage use useful user usual usually
  valid value variant variety various vary version view visible visit visitor
  wait walk want wanted watch way week welcome well whatever whole wide will win wish within without wonder word work worked
  working workshop world worry worth write writing written wrong
  year yearly yesterday yet young zero
  ospo book documentation md chapter readme pr
  `),
);

/** Whether a stem stands in so many texts that it tells little. */
export function isCommonplace(stem: string): boolean {
  return COMMONPLACE.has(stem);
}
