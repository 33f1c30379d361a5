// Generated from schemas/ by `npm run generate`. Do not edit.
import ucs2length from "ajv/dist/runtime/ucs2length.js";
function appended(errors, more) { for (const error of more) errors.push(error); return errors; }
"use strict";
export const goal = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Goal","description":"One thing a community wants to reach in a cycle. One file per goal, in goals/<cycle>/<id>.yml.","type":"object","additionalProperties":false,"required":["id","title","pillar","cycle","status"],"properties":{"id":{"description":"The name of the goal in links and commands: the file name without its ending. Unique in the repository, over all cycles.","$ref":"#/$defs/id","examples":["openssf-practices"]},"title":{"description":"What the community wants to reach, in one line.","$ref":"#/$defs/line","examples":["Bring OpenSSF practices into OSPOs"]},"pillar":{"description":"The strategic area that the goal serves: the id of a pillar in .github/goalkeeper.yml.","$ref":"#/$defs/name","examples":["cross-community-collaboration"]},"cycle":{"description":"The period that the goal belongs to: a year, or a half or quarter of it, in quotes. The same as the folder of the file.","$ref":"#/$defs/cycle","examples":["2024","2024h2"]},"status":{"description":"Where the goal stands. A goal that is done or dropped can only become active again.","type":"string","enum":["proposed","active","at-risk","done","dropped"],"examples":["active"]},"owners":{"description":"Who answers for the goal: GitHub logins.","type":"array","items":{"$ref":"#/$defs/login"},"examples":[["octocat"]]},"partners":{"description":"Communities and projects that the goal is reached with.","type":"array","items":{"$ref":"#/$defs/line"},"examples":[["OpenSSF"]]},"tracking_issue":{"description":"The issue in which the goal is followed: its number, owner/repo#number or its full URL.","$ref":"#/$defs/reference","examples":[324,"todogroup/governance#324"]},"milestone":{"description":"The number of the milestone that gathers the goal's issues.","type":"integer","minimum":1,"examples":[16]},"summary":{"description":"Why the goal matters, in a sentence or two.","$ref":"#/$defs/text","examples":["Security questions reach OSPOs first, and OpenSSF has answers that few of them know."]},"reason":{"description":"Why the goal was dropped. Required then.","$ref":"#/$defs/text","examples":["The partner project was archived."]},"initiatives":{"description":"The pieces of work under the goal.","type":"array","items":{"$ref":"#/$defs/initiative"},"examples":[[{"id":"scorecard-guide","title":"Publish a guide to OpenSSF Scorecard for OSPOs","status":"doing","due":"2024-10-01"}]]}},"$defs":{"initiative":{"title":"Initiative","description":"A piece of work under a goal.","type":"object","additionalProperties":false,"required":["id","title","status"],"properties":{"id":{"description":"The name of the initiative, unique within its goal.","$ref":"#/$defs/id","examples":["scorecard-guide"]},"title":{"description":"What is to be done, in one line.","$ref":"#/$defs/line","examples":["Publish a guide to OpenSSF Scorecard for OSPOs"]},"practice":{"description":"Whether this is new to the community, or something it keeps doing.","type":"string","enum":["new","keep"],"examples":["new"]},"status":{"description":"Where the work stands.","type":"string","enum":["todo","doing","done","dropped"],"examples":["doing"]},"due":{"description":"The day by which it should be done.","$ref":"#/$defs/date","examples":["2024-10-01"]},"measure":{"description":"A number that the initiative moves.","$ref":"#/$defs/measure","examples":[{"unit":"sessions","from":0,"to":4,"current":1}]},"issues":{"description":"The issues and pull requests that carry it out.","type":"array","items":{"$ref":"#/$defs/reference"},"examples":[[325,"todogroup/ospology#603"]]}},"examples":[{"id":"scorecard-guide","title":"Publish a guide to OpenSSF Scorecard for OSPOs","status":"doing","due":"2024-10-01"}]},"measure":{"title":"Measure","description":"A number that an initiative moves, from where it started to where it should arrive.","type":"object","additionalProperties":false,"required":["unit","from","to","current"],"properties":{"unit":{"description":"What is counted.","$ref":"#/$defs/line","examples":["sessions"]},"from":{"description":"The number at the start.","type":"number","examples":[0]},"to":{"description":"The number to reach. It may be lower than the start.","type":"number","examples":[4]},"current":{"description":"The number today.","type":"number","examples":[1]}},"examples":[{"unit":"sessions","from":0,"to":4,"current":1}]},"id":{"title":"an id (lower-case letters, digits and single hyphens)","type":"string","pattern":"^[a-z0-9]+(?:-[a-z0-9]+)*$","maxLength":100,"examples":["openssf-practices"]},"line":{"title":"a line of text","type":"string","pattern":"^[^\\S\\r\\n]*\\S.*$","maxLength":256,"examples":["Bring OpenSSF practices into OSPOs"]},"text":{"title":"some text","type":"string","pattern":"\\S","maxLength":5000,"examples":["Why this matters, in a sentence or two."]},"login":{"title":"a GitHub login (without the @)","type":"string","pattern":"^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?$","maxLength":39,"examples":["octocat"]},"reference":{"title":"a reference to an issue or pull request (324, owner/repo#324 or its full URL)","type":["integer","string"],"minimum":1,"pattern":"^(?:[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}#[1-9]\\d*|https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?/[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}/(?:issues|pull)/[1-9]\\d*)$","examples":[324,"todogroup/ospology#603","https://github.com/todogroup/governance/issues/324"]},"date":{"title":"a date that exists (YYYY-MM-DD)","type":"string","pattern":"^(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$","examples":["2024-10-01"]},"cycle":{"title":"a cycle: a year, or a half or quarter of one","type":"string","pattern":"^\\d{4}(?:h[12]|q[1-4])?$","examples":["2024","2024h2","2024q3"]},"name":{"title":"a name","type":"string","examples":["cross-community-collaboration"]}},"$id":"goal"};
const schema32 = {"title":"an id (lower-case letters, digits and single hyphens)","type":"string","pattern":"^[a-z0-9]+(?:-[a-z0-9]+)*$","maxLength":100,"examples":["openssf-practices"]};
const schema33 = {"title":"a line of text","type":"string","pattern":"^[^\\S\\r\\n]*\\S.*$","maxLength":256,"examples":["Bring OpenSSF practices into OSPOs"]};
const schema34 = {"title":"a name","type":"string","examples":["cross-community-collaboration"]};
const schema35 = {"title":"a cycle: a year, or a half or quarter of one","type":"string","pattern":"^\\d{4}(?:h[12]|q[1-4])?$","examples":["2024","2024h2","2024q3"]};
const schema36 = {"title":"a GitHub login (without the @)","type":"string","pattern":"^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?$","maxLength":39,"examples":["octocat"]};
const schema38 = {"title":"a reference to an issue or pull request (324, owner/repo#324 or its full URL)","type":["integer","string"],"minimum":1,"pattern":"^(?:[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}#[1-9]\\d*|https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?/[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}/(?:issues|pull)/[1-9]\\d*)$","examples":[324,"todogroup/ospology#603","https://github.com/todogroup/governance/issues/324"]};
const schema39 = {"title":"some text","type":"string","pattern":"\\S","maxLength":5000,"examples":["Why this matters, in a sentence or two."]};
const func1 = Object.prototype.hasOwnProperty;
const func2 = ucs2length.default ?? ucs2length;
const pattern4 = new RegExp("^[a-z0-9]+(?:-[a-z0-9]+)*$", "u");
const pattern5 = new RegExp("^[^\\S\\r\\n]*\\S.*$", "u");
const pattern6 = new RegExp("^\\d{4}(?:h[12]|q[1-4])?$", "u");
const pattern7 = new RegExp("^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?$", "u");
const pattern9 = new RegExp("^(?:[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}#[1-9]\\d*|https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?/[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}/(?:issues|pull)/[1-9]\\d*)$", "u");
const pattern10 = new RegExp("\\S", "u");
const schema41 = {"title":"Initiative","description":"A piece of work under a goal.","type":"object","additionalProperties":false,"required":["id","title","status"],"properties":{"id":{"description":"The name of the initiative, unique within its goal.","$ref":"#/$defs/id","examples":["scorecard-guide"]},"title":{"description":"What is to be done, in one line.","$ref":"#/$defs/line","examples":["Publish a guide to OpenSSF Scorecard for OSPOs"]},"practice":{"description":"Whether this is new to the community, or something it keeps doing.","type":"string","enum":["new","keep"],"examples":["new"]},"status":{"description":"Where the work stands.","type":"string","enum":["todo","doing","done","dropped"],"examples":["doing"]},"due":{"description":"The day by which it should be done.","$ref":"#/$defs/date","examples":["2024-10-01"]},"measure":{"description":"A number that the initiative moves.","$ref":"#/$defs/measure","examples":[{"unit":"sessions","from":0,"to":4,"current":1}]},"issues":{"description":"The issues and pull requests that carry it out.","type":"array","items":{"$ref":"#/$defs/reference"},"examples":[[325,"todogroup/ospology#603"]]}},"examples":[{"id":"scorecard-guide","title":"Publish a guide to OpenSSF Scorecard for OSPOs","status":"doing","due":"2024-10-01"}]};
const schema44 = {"title":"a date that exists (YYYY-MM-DD)","type":"string","pattern":"^(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$","examples":["2024-10-01"]};
const pattern14 = new RegExp("^(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$", "u");
const schema45 = {"title":"Measure","description":"A number that an initiative moves, from where it started to where it should arrive.","type":"object","additionalProperties":false,"required":["unit","from","to","current"],"properties":{"unit":{"description":"What is counted.","$ref":"#/$defs/line","examples":["sessions"]},"from":{"description":"The number at the start.","type":"number","examples":[0]},"to":{"description":"The number to reach. It may be lower than the start.","type":"number","examples":[4]},"current":{"description":"The number today.","type":"number","examples":[1]}},"examples":[{"unit":"sessions","from":0,"to":4,"current":1}]};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.unit === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "unit"},message:"must have required property '"+"unit"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.from === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "from"},message:"must have required property '"+"from"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.to === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "to"},message:"must have required property '"+"to"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.current === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "current"},message:"must have required property '"+"current"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "unit") || (key0 === "from")) || (key0 === "to")) || (key0 === "current"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.unit !== undefined){
let data0 = data.unit;
if(typeof data0 === "string"){
if(data0.length > 256 && func2(data0) > 256){
const err5 = {instancePath:instancePath+"/unit",schemaPath:"#/$defs/line/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern5.test(data0)){
const err6 = {instancePath:instancePath+"/unit",schemaPath:"#/$defs/line/pattern",keyword:"pattern",params:{pattern: "^[^\\S\\r\\n]*\\S.*$"},message:"must match pattern \""+"^[^\\S\\r\\n]*\\S.*$"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/unit",schemaPath:"#/$defs/line/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.from !== undefined){
let data1 = data.from;
if(!((typeof data1 == "number") && (isFinite(data1)))){
const err8 = {instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.to !== undefined){
let data2 = data.to;
if(!((typeof data2 == "number") && (isFinite(data2)))){
const err9 = {instancePath:instancePath+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.current !== undefined){
let data3 = data.current;
if(!((typeof data3 == "number") && (isFinite(data3)))){
const err10 = {instancePath:instancePath+"/current",schemaPath:"#/properties/current/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.title === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.status === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "id") || (key0 === "title")) || (key0 === "practice")) || (key0 === "status")) || (key0 === "due")) || (key0 === "measure")) || (key0 === "issues"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100 && func2(data0) > 100){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern4.test(data0)){
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$"},message:"must match pattern \""+"^[a-z0-9]+(?:-[a-z0-9]+)*$"+"\""};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.title !== undefined){
let data1 = data.title;
if(typeof data1 === "string"){
if(data1.length > 256 && func2(data1) > 256){
const err7 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/line/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern5.test(data1)){
const err8 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/line/pattern",keyword:"pattern",params:{pattern: "^[^\\S\\r\\n]*\\S.*$"},message:"must match pattern \""+"^[^\\S\\r\\n]*\\S.*$"+"\""};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/line/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.practice !== undefined){
let data2 = data.practice;
if(typeof data2 !== "string"){
const err10 = {instancePath:instancePath+"/practice",schemaPath:"#/properties/practice/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!((data2 === "new") || (data2 === "keep"))){
const err11 = {instancePath:instancePath+"/practice",schemaPath:"#/properties/practice/enum",keyword:"enum",params:{allowedValues: schema41.properties.practice.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.status !== undefined){
let data3 = data.status;
if(typeof data3 !== "string"){
const err12 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((((data3 === "todo") || (data3 === "doing")) || (data3 === "done")) || (data3 === "dropped"))){
const err13 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema41.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.due !== undefined){
let data4 = data.due;
if(typeof data4 === "string"){
if(!pattern14.test(data4)){
const err14 = {instancePath:instancePath+"/due",schemaPath:"#/$defs/date/pattern",keyword:"pattern",params:{pattern: "^(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$"},message:"must match pattern \""+"^(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$"+"\""};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/due",schemaPath:"#/$defs/date/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.measure !== undefined){
if(!(validate22(data.measure, {instancePath:instancePath+"/measure",parentData:data,parentDataProperty:"measure",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : appended(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.issues !== undefined){
let data6 = data.issues;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if((!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) && (typeof data7 !== "string")){
const err16 = {instancePath:instancePath+"/issues/" + i0,schemaPath:"#/$defs/reference/type",keyword:"type",params:{type: schema38.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
const err17 = {instancePath:instancePath+"/issues/" + i0,schemaPath:"#/$defs/reference/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(typeof data7 === "string"){
if(!pattern9.test(data7)){
const err18 = {instancePath:instancePath+"/issues/" + i0,schemaPath:"#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}#[1-9]\\d*|https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?/[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}/(?:issues|pull)/[1-9]\\d*)$"},message:"must match pattern \""+"^(?:[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}#[1-9]\\d*|https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?/[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}/(?:issues|pull)/[1-9]\\d*)$"+"\""};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
}
else {
const err19 = {instancePath:instancePath+"/issues",schemaPath:"#/properties/issues/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="goal" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.title === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.pillar === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "pillar"},message:"must have required property '"+"pillar"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.cycle === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "cycle"},message:"must have required property '"+"cycle"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.status === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100 && func2(data0) > 100){
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern4.test(data0)){
const err7 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$"},message:"must match pattern \""+"^[a-z0-9]+(?:-[a-z0-9]+)*$"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.title !== undefined){
let data1 = data.title;
if(typeof data1 === "string"){
if(data1.length > 256 && func2(data1) > 256){
const err9 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/line/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!pattern5.test(data1)){
const err10 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/line/pattern",keyword:"pattern",params:{pattern: "^[^\\S\\r\\n]*\\S.*$"},message:"must match pattern \""+"^[^\\S\\r\\n]*\\S.*$"+"\""};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/line/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.pillar !== undefined){
if(typeof data.pillar !== "string"){
const err12 = {instancePath:instancePath+"/pillar",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.cycle !== undefined){
let data3 = data.cycle;
if(typeof data3 === "string"){
if(!pattern6.test(data3)){
const err13 = {instancePath:instancePath+"/cycle",schemaPath:"#/$defs/cycle/pattern",keyword:"pattern",params:{pattern: "^\\d{4}(?:h[12]|q[1-4])?$"},message:"must match pattern \""+"^\\d{4}(?:h[12]|q[1-4])?$"+"\""};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/cycle",schemaPath:"#/$defs/cycle/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.status !== undefined){
let data4 = data.status;
if(typeof data4 !== "string"){
const err15 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!(((((data4 === "proposed") || (data4 === "active")) || (data4 === "at-risk")) || (data4 === "done")) || (data4 === "dropped"))){
const err16 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema31.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.owners !== undefined){
let data5 = data.owners;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 === "string"){
if(data6.length > 39 && func2(data6) > 39){
const err17 = {instancePath:instancePath+"/owners/" + i0,schemaPath:"#/$defs/login/maxLength",keyword:"maxLength",params:{limit: 39},message:"must NOT have more than 39 characters"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!pattern7.test(data6)){
const err18 = {instancePath:instancePath+"/owners/" + i0,schemaPath:"#/$defs/login/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?$"},message:"must match pattern \""+"^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?$"+"\""};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/owners/" + i0,schemaPath:"#/$defs/login/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/owners",schemaPath:"#/properties/owners/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.partners !== undefined){
let data7 = data.partners;
if(Array.isArray(data7)){
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
let data8 = data7[i1];
if(typeof data8 === "string"){
if(data8.length > 256 && func2(data8) > 256){
const err21 = {instancePath:instancePath+"/partners/" + i1,schemaPath:"#/$defs/line/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!pattern5.test(data8)){
const err22 = {instancePath:instancePath+"/partners/" + i1,schemaPath:"#/$defs/line/pattern",keyword:"pattern",params:{pattern: "^[^\\S\\r\\n]*\\S.*$"},message:"must match pattern \""+"^[^\\S\\r\\n]*\\S.*$"+"\""};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/partners/" + i1,schemaPath:"#/$defs/line/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/partners",schemaPath:"#/properties/partners/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.tracking_issue !== undefined){
let data9 = data.tracking_issue;
if((!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) && (typeof data9 !== "string")){
const err25 = {instancePath:instancePath+"/tracking_issue",schemaPath:"#/$defs/reference/type",keyword:"type",params:{type: schema38.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 1 || isNaN(data9)){
const err26 = {instancePath:instancePath+"/tracking_issue",schemaPath:"#/$defs/reference/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(typeof data9 === "string"){
if(!pattern9.test(data9)){
const err27 = {instancePath:instancePath+"/tracking_issue",schemaPath:"#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}#[1-9]\\d*|https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?/[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}/(?:issues|pull)/[1-9]\\d*)$"},message:"must match pattern \""+"^(?:[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}#[1-9]\\d*|https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?/[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}/(?:issues|pull)/[1-9]\\d*)$"+"\""};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
if(data.milestone !== undefined){
let data10 = data.milestone;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err28 = {instancePath:instancePath+"/milestone",schemaPath:"#/properties/milestone/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 1 || isNaN(data10)){
const err29 = {instancePath:instancePath+"/milestone",schemaPath:"#/properties/milestone/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
if(data.summary !== undefined){
let data11 = data.summary;
if(typeof data11 === "string"){
if(data11.length > 5000 && func2(data11) > 5000){
const err30 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 5000},message:"must NOT have more than 5000 characters"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!pattern10.test(data11)){
const err31 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.reason !== undefined){
let data12 = data.reason;
if(typeof data12 === "string"){
if(data12.length > 5000 && func2(data12) > 5000){
const err33 = {instancePath:instancePath+"/reason",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 5000},message:"must NOT have more than 5000 characters"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(!pattern10.test(data12)){
const err34 = {instancePath:instancePath+"/reason",schemaPath:"#/$defs/text/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/reason",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.initiatives !== undefined){
let data13 = data.initiatives;
if(Array.isArray(data13)){
const len2 = data13.length;
for(let i2=0; i2<len2; i2++){
if(!(validate21(data13[i2], {instancePath:instancePath+"/initiatives/" + i2,parentData:data13,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : appended(vErrors, validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err36 = {instancePath:instancePath+"/initiatives",schemaPath:"#/properties/initiatives/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const touchpoint = validate25;
const schema48 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Touchpoint","description":"One community call and what came out of it. One file per call, in touchpoints/<date>-<name>.yml. It holds no names: who attended and who said what is not recorded anywhere.","type":"object","additionalProperties":false,"required":["id","title","starts","audience"],"properties":{"id":{"description":"The name of the Touchpoint in links and commands: the file name without its ending. Unique in the repository.","$ref":"#/$defs/id","examples":["2024-04-25-emea"]},"title":{"description":"What the call is about, in one line.","$ref":"#/$defs/line","examples":["OpenSSF practices for OSPOs"]},"starts":{"description":"When the call starts, with its time zone.","$ref":"#/$defs/time","examples":["2024-04-25T12:00:00Z"]},"audience":{"description":"Who may attend: anybody (open), or members only. Of a members' call, nothing but ids is shown in public.","type":"string","enum":["open","members"],"examples":["open"]},"topics":{"description":"What is talked about, as short ids, so that recurring topics can be found.","type":"array","items":{"$ref":"#/$defs/id"},"examples":[["openssf-scorecard"]]},"opening":{"description":"The short presentation that starts the conversation.","$ref":"#/$defs/opening","examples":[{"title":"Scorecard in an OSPO","minutes":5}]},"discussion":{"description":"Where the notes are posted.","$ref":"#/$defs/url","examples":["https://github.com/todogroup/ospology/discussions/448"]},"outcomes":{"description":"The concrete things that the call produced.","type":"array","items":{"$ref":"#/$defs/outcome"},"examples":[[{"id":"scorecard-chapter","summary":"Explain in the book how an OSPO introduces Scorecard.","destination":"ospo-book","status":"open"}]]}},"$defs":{"opening":{"title":"Opening","description":"A short presentation at the start of a call.","type":"object","additionalProperties":false,"required":["title"],"properties":{"title":{"description":"What is presented.","$ref":"#/$defs/line","examples":["Scorecard in an OSPO"]},"minutes":{"description":"How long it takes, in minutes.","type":"integer","minimum":1,"maximum":240,"examples":[5]}},"examples":[{"title":"Scorecard in an OSPO","minutes":5}]},"outcome":{"title":"Outcome","description":"Something concrete that a Touchpoint produced, meant for a destination.","type":"object","additionalProperties":false,"required":["id","summary","destination","status"],"properties":{"id":{"description":"The name of the outcome, unique within its Touchpoint.","$ref":"#/$defs/id","examples":["scorecard-chapter"]},"summary":{"description":"What is to be made of it, in a sentence.","$ref":"#/$defs/text","examples":["Explain in the book how an OSPO introduces Scorecard."]},"destination":{"description":"Where it is meant to go: a destination under contributions in .github/goalkeeper.yml.","$ref":"#/$defs/name","examples":["ospo-book"]},"goal":{"description":"The id of the goal that it serves.","$ref":"#/$defs/name","examples":["openssf-practices"]},"status":{"description":"Where it stands.","type":"string","enum":["open","in-progress","delivered","dropped"],"examples":["open"]},"contributions":{"description":"The issues and pull requests that carry it out.","type":"array","items":{"$ref":"#/$defs/reference"},"examples":[["todogroup/ospology#461"]]}},"examples":[{"id":"scorecard-chapter","summary":"Explain in the book how an OSPO introduces Scorecard.","destination":"ospo-book","status":"open"}]},"id":{"title":"an id (lower-case letters, digits and single hyphens)","type":"string","pattern":"^[a-z0-9]+(?:-[a-z0-9]+)*$","maxLength":100,"examples":["openssf-practices"]},"line":{"title":"a line of text","type":"string","pattern":"^[^\\S\\r\\n]*\\S.*$","maxLength":256,"examples":["Bring OpenSSF practices into OSPOs"]},"text":{"title":"some text","type":"string","pattern":"\\S","maxLength":5000,"examples":["Why this matters, in a sentence or two."]},"reference":{"title":"a reference to an issue or pull request (324, owner/repo#324 or its full URL)","type":["integer","string"],"minimum":1,"pattern":"^(?:[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}#[1-9]\\d*|https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?/[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}/(?:issues|pull)/[1-9]\\d*)$","examples":[324,"todogroup/ospology#603","https://github.com/todogroup/governance/issues/324"]},"time":{"title":"a time that exists, with its zone (YYYY-MM-DDThh:mm:ssZ)","type":"string","pattern":"^(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$","examples":["2024-04-25T12:00:00Z","2024-04-25T14:00:00+02:00"]},"url":{"title":"an http or https address","type":"string","pattern":"^https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?(?:[/?#][^\\s<>\"`{|}\\\\^]*)?$","maxLength":2000,"examples":["https://github.com/todogroup/ospology/discussions/448"]},"name":{"title":"a name","type":"string","examples":["cross-community-collaboration"]}},"$id":"touchpoint"};
const schema49 = {"title":"an id (lower-case letters, digits and single hyphens)","type":"string","pattern":"^[a-z0-9]+(?:-[a-z0-9]+)*$","maxLength":100,"examples":["openssf-practices"]};
const schema50 = {"title":"a line of text","type":"string","pattern":"^[^\\S\\r\\n]*\\S.*$","maxLength":256,"examples":["Bring OpenSSF practices into OSPOs"]};
const schema51 = {"title":"a time that exists, with its zone (YYYY-MM-DDThh:mm:ssZ)","type":"string","pattern":"^(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$","examples":["2024-04-25T12:00:00Z","2024-04-25T14:00:00+02:00"]};
const schema55 = {"title":"an http or https address","type":"string","pattern":"^https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?(?:[/?#][^\\s<>\"`{|}\\\\^]*)?$","maxLength":2000,"examples":["https://github.com/todogroup/ospology/discussions/448"]};
const pattern19 = new RegExp("^(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$", "u");
const pattern22 = new RegExp("^https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?(?:[/?#][^\\s<>\"`{|}\\\\^]*)?$", "u");
const schema53 = {"title":"Opening","description":"A short presentation at the start of a call.","type":"object","additionalProperties":false,"required":["title"],"properties":{"title":{"description":"What is presented.","$ref":"#/$defs/line","examples":["Scorecard in an OSPO"]},"minutes":{"description":"How long it takes, in minutes.","type":"integer","minimum":1,"maximum":240,"examples":[5]}},"examples":[{"title":"Scorecard in an OSPO","minutes":5}]};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.title === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "title") || (key0 === "minutes"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.title !== undefined){
let data0 = data.title;
if(typeof data0 === "string"){
if(data0.length > 256 && func2(data0) > 256){
const err2 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/line/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern5.test(data0)){
const err3 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/line/pattern",keyword:"pattern",params:{pattern: "^[^\\S\\r\\n]*\\S.*$"},message:"must match pattern \""+"^[^\\S\\r\\n]*\\S.*$"+"\""};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/line/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.minutes !== undefined){
let data1 = data.minutes;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err5 = {instancePath:instancePath+"/minutes",schemaPath:"#/properties/minutes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 240 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/minutes",schemaPath:"#/properties/minutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 240},message:"must be <= 240"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/minutes",schemaPath:"#/properties/minutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema56 = {"title":"Outcome","description":"Something concrete that a Touchpoint produced, meant for a destination.","type":"object","additionalProperties":false,"required":["id","summary","destination","status"],"properties":{"id":{"description":"The name of the outcome, unique within its Touchpoint.","$ref":"#/$defs/id","examples":["scorecard-chapter"]},"summary":{"description":"What is to be made of it, in a sentence.","$ref":"#/$defs/text","examples":["Explain in the book how an OSPO introduces Scorecard."]},"destination":{"description":"Where it is meant to go: a destination under contributions in .github/goalkeeper.yml.","$ref":"#/$defs/name","examples":["ospo-book"]},"goal":{"description":"The id of the goal that it serves.","$ref":"#/$defs/name","examples":["openssf-practices"]},"status":{"description":"Where it stands.","type":"string","enum":["open","in-progress","delivered","dropped"],"examples":["open"]},"contributions":{"description":"The issues and pull requests that carry it out.","type":"array","items":{"$ref":"#/$defs/reference"},"examples":[["todogroup/ospology#461"]]}},"examples":[{"id":"scorecard-chapter","summary":"Explain in the book how an OSPO introduces Scorecard.","destination":"ospo-book","status":"open"}]};
const schema58 = {"title":"some text","type":"string","pattern":"\\S","maxLength":5000,"examples":["Why this matters, in a sentence or two."]};
const schema59 = {"title":"a name","type":"string","examples":["cross-community-collaboration"]};
const schema61 = {"title":"a reference to an issue or pull request (324, owner/repo#324 or its full URL)","type":["integer","string"],"minimum":1,"pattern":"^(?:[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}#[1-9]\\d*|https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?/[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}/(?:issues|pull)/[1-9]\\d*)$","examples":[324,"todogroup/ospology#603","https://github.com/todogroup/governance/issues/324"]};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.summary === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "summary"},message:"must have required property '"+"summary"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.destination === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "destination"},message:"must have required property '"+"destination"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.status === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "id") || (key0 === "summary")) || (key0 === "destination")) || (key0 === "goal")) || (key0 === "status")) || (key0 === "contributions"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100 && func2(data0) > 100){
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern4.test(data0)){
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$"},message:"must match pattern \""+"^[a-z0-9]+(?:-[a-z0-9]+)*$"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.summary !== undefined){
let data1 = data.summary;
if(typeof data1 === "string"){
if(data1.length > 5000 && func2(data1) > 5000){
const err8 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 5000},message:"must NOT have more than 5000 characters"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern10.test(data1)){
const err9 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/summary",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.destination !== undefined){
if(typeof data.destination !== "string"){
const err11 = {instancePath:instancePath+"/destination",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.goal !== undefined){
if(typeof data.goal !== "string"){
const err12 = {instancePath:instancePath+"/goal",schemaPath:"#/$defs/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.status !== undefined){
let data4 = data.status;
if(typeof data4 !== "string"){
const err13 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!((((data4 === "open") || (data4 === "in-progress")) || (data4 === "delivered")) || (data4 === "dropped"))){
const err14 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema56.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.contributions !== undefined){
let data5 = data.contributions;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if((!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) && (typeof data6 !== "string")){
const err15 = {instancePath:instancePath+"/contributions/" + i0,schemaPath:"#/$defs/reference/type",keyword:"type",params:{type: schema61.type},message:"must be integer,string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 1 || isNaN(data6)){
const err16 = {instancePath:instancePath+"/contributions/" + i0,schemaPath:"#/$defs/reference/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(typeof data6 === "string"){
if(!pattern9.test(data6)){
const err17 = {instancePath:instancePath+"/contributions/" + i0,schemaPath:"#/$defs/reference/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}#[1-9]\\d*|https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?/[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}/(?:issues|pull)/[1-9]\\d*)$"},message:"must match pattern \""+"^(?:[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}#[1-9]\\d*|https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?/[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}/(?:issues|pull)/[1-9]\\d*)$"+"\""};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
}
else {
const err18 = {instancePath:instancePath+"/contributions",schemaPath:"#/properties/contributions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="touchpoint" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.title === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.starts === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "starts"},message:"must have required property '"+"starts"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.audience === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "audience"},message:"must have required property '"+"audience"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "id") || (key0 === "title")) || (key0 === "starts")) || (key0 === "audience")) || (key0 === "topics")) || (key0 === "opening")) || (key0 === "discussion")) || (key0 === "outcomes"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100 && func2(data0) > 100){
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern4.test(data0)){
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$"},message:"must match pattern \""+"^[a-z0-9]+(?:-[a-z0-9]+)*$"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.title !== undefined){
let data1 = data.title;
if(typeof data1 === "string"){
if(data1.length > 256 && func2(data1) > 256){
const err8 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/line/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern5.test(data1)){
const err9 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/line/pattern",keyword:"pattern",params:{pattern: "^[^\\S\\r\\n]*\\S.*$"},message:"must match pattern \""+"^[^\\S\\r\\n]*\\S.*$"+"\""};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/line/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.starts !== undefined){
let data2 = data.starts;
if(typeof data2 === "string"){
if(!pattern19.test(data2)){
const err11 = {instancePath:instancePath+"/starts",schemaPath:"#/$defs/time/pattern",keyword:"pattern",params:{pattern: "^(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"},message:"must match pattern \""+"^(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"+"\""};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/starts",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.audience !== undefined){
let data3 = data.audience;
if(typeof data3 !== "string"){
const err13 = {instancePath:instancePath+"/audience",schemaPath:"#/properties/audience/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!((data3 === "open") || (data3 === "members"))){
const err14 = {instancePath:instancePath+"/audience",schemaPath:"#/properties/audience/enum",keyword:"enum",params:{allowedValues: schema48.properties.audience.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.topics !== undefined){
let data4 = data.topics;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(data5.length > 100 && func2(data5) > 100){
const err15 = {instancePath:instancePath+"/topics/" + i0,schemaPath:"#/$defs/id/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!pattern4.test(data5)){
const err16 = {instancePath:instancePath+"/topics/" + i0,schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$"},message:"must match pattern \""+"^[a-z0-9]+(?:-[a-z0-9]+)*$"+"\""};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/topics/" + i0,schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/topics",schemaPath:"#/properties/topics/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.opening !== undefined){
if(!(validate26(data.opening, {instancePath:instancePath+"/opening",parentData:data,parentDataProperty:"opening",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : appended(vErrors, validate26.errors);
errors = vErrors.length;
}
}
if(data.discussion !== undefined){
let data7 = data.discussion;
if(typeof data7 === "string"){
if(data7.length > 2000 && func2(data7) > 2000){
const err19 = {instancePath:instancePath+"/discussion",schemaPath:"#/$defs/url/maxLength",keyword:"maxLength",params:{limit: 2000},message:"must NOT have more than 2000 characters"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!pattern22.test(data7)){
const err20 = {instancePath:instancePath+"/discussion",schemaPath:"#/$defs/url/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?(?:[/?#][^\\s<>\"`{|}\\\\^]*)?$"},message:"must match pattern \""+"^https?://[^\\s/?#@:\\\\<>\"'`{|}^]+(?::\\d{1,5})?(?:[/?#][^\\s<>\"`{|}\\\\^]*)?$"+"\""};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/discussion",schemaPath:"#/$defs/url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.outcomes !== undefined){
let data8 = data.outcomes;
if(Array.isArray(data8)){
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
if(!(validate28(data8[i1], {instancePath:instancePath+"/outcomes/" + i1,parentData:data8,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate28.errors : appended(vErrors, validate28.errors);
errors = vErrors.length;
}
}
}
else {
const err22 = {instancePath:instancePath+"/outcomes",schemaPath:"#/properties/outcomes/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const goalkeeper = validate30;
const schema62 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Goalkeeper configuration","description":"What Goalkeeper knows about a community: .github/goalkeeper.yml of its governance repository, read from the default branch.","type":"object","additionalProperties":false,"required":["pillars"],"properties":{"goals":{"description":"Which files are goals.","$ref":"#/$defs/glob","examples":["goals/**/*.yml"],"default":"goals/**/*.yml"},"touchpoints":{"description":"Which files are Touchpoints.","$ref":"#/$defs/glob","examples":["touchpoints/**/*.yml"],"default":"touchpoints/**/*.yml"},"pillars":{"description":"The strategic areas that group goals and give issues a label.","type":"array","minItems":1,"items":{"$ref":"#/$defs/pillar"},"examples":[[{"id":"cross-community-collaboration","title":"Cross-community Collaboration","label":{"name":"pillar: cross-community","color":"1f6feb"}}]]},"contributions":{"description":"Where outcomes of Touchpoints become something.","type":"array","items":{"$ref":"#/$defs/contribution"},"examples":[[{"destination":"ospo-book","repository":"todogroup/ospology","paths":["ospo-book/**"],"labels":["ospo-book"]}]]},"mode":{"description":"How strict Goalkeeper is: enforce (mistakes fail the check), advise (they leave it neutral) or observe (it writes nothing and logs what it would do).","type":"string","enum":["enforce","advise","observe"],"default":"enforce","examples":["enforce"]},"triage":{"description":"How issues get their pillar label.","$ref":"#/$defs/triage","examples":[{"comment":"ambiguous"}]},"glossary":{"description":"Words that mean the same in this community: abbreviations, synonyms, translations. Each list holds the words of one meaning.","type":"array","items":{"title":"words of one meaning","type":"array","minItems":2,"items":{"$ref":"#/$defs/line"}},"examples":[[["SBOM","software bill of materials"],["C-level","executives"]]]},"progress":{"description":"When and how progress is reported.","$ref":"#/$defs/progress","examples":[{"schedule":"0 9 1 * *","timezone":"Etc/UTC"}]},"commits":{"description":"How Goalkeeper makes commits of its own.","$ref":"#/$defs/commits","examples":[{"sign_off":true}]}},"$defs":{"pillar":{"title":"Pillar","description":"A strategic area.","type":"object","additionalProperties":false,"required":["id","title","label"],"properties":{"id":{"description":"The name of the pillar in goal files and commands.","$ref":"#/$defs/id","examples":["cross-community-collaboration"]},"title":{"description":"The name that people read.","$ref":"#/$defs/line","examples":["Cross-community Collaboration"]},"label":{"description":"The label that its issues get.","$ref":"#/$defs/label","examples":[{"name":"pillar: cross-community","color":"1f6feb"}]},"description":{"description":"What the pillar is about.","$ref":"#/$defs/text","examples":["Work with other foundations and projects."]},"keywords":{"description":"Words and phrases that tell that an issue belongs to this pillar; each counts 1.","type":"array","items":{"$ref":"#/$defs/line"},"examples":[["OpenSSF","InnerSource Commons"]]},"weighted_keywords":{"description":"Words and phrases that tell more than usual, or less; a negative weight speaks against this pillar.","type":"array","items":{"$ref":"#/$defs/weighted-keyword"},"examples":[[{"phrase":"OSPO Book","weight":2}]]}},"examples":[{"id":"cross-community-collaboration","title":"Cross-community Collaboration","label":{"name":"pillar: cross-community","color":"1f6feb"}}]},"label":{"title":"Label","description":"A label on GitHub.","type":"object","additionalProperties":false,"required":["name","color"],"properties":{"name":{"description":"Its name.","$ref":"#/$defs/label-name","examples":["pillar: cross-community"]},"color":{"description":"Its colour: six hexadecimal digits, without #, in quotes.","$ref":"#/$defs/color","examples":["1f6feb"]},"description":{"description":"What GitHub shows when one points at it.","$ref":"#/$defs/label-description","examples":["Work with other foundations and projects."]}},"examples":[{"name":"pillar: cross-community","color":"1f6feb"}]},"contribution":{"title":"Contributions","description":"Where the outcomes meant for one destination are carried out.","type":"object","additionalProperties":false,"required":["destination"],"properties":{"destination":{"description":"The name that outcomes give.","$ref":"#/$defs/id","examples":["ospo-book"]},"repository":{"description":"The repository in which the work happens. Left out where it happens elsewhere, such as a talk.","$ref":"#/$defs/repository","examples":["todogroup/ospology"]},"paths":{"description":"The files that such work touches.","type":"array","items":{"$ref":"#/$defs/glob"},"examples":[["ospo-book/**"]]},"labels":{"description":"The labels that such issues and pull requests carry.","type":"array","items":{"$ref":"#/$defs/label-name"},"examples":[["ospo-book","ospo-book-content"]]},"title_prefixes":{"description":"What the titles of such issues and pull requests begin with. One match suffices among paths, labels and beginnings of titles; without any of the three, everything in the repository is such work.","type":"array","items":{"$ref":"#/$defs/line"},"examples":[["[OSPO Book]"]]}},"examples":[{"destination":"ospo-book","repository":"todogroup/ospology","paths":["ospo-book/**"],"labels":["ospo-book"]}]},"triage":{"title":"Triage","description":"How issues get their pillar label.","type":"object","additionalProperties":false,"properties":{"comment":{"description":"When Goalkeeper explains itself in a comment: never, when the case is ambiguous, or always.","type":"string","enum":["never","ambiguous","always"],"default":"ambiguous","examples":["ambiguous"]},"repositories":{"description":"Further repositories of the same installation whose issues and pull requests get these labels. The governance repository itself is always one.","type":"array","items":{"$ref":"#/$defs/repository"},"examples":[["todogroup/ospology"]]},"unrelated":{"description":"Words and phrases that tell that an issue serves no pillar, such as those of housekeeping; each counts 1.","type":"array","items":{"$ref":"#/$defs/line"},"examples":[["broken link","typo"]]},"weighted_unrelated":{"description":"Words and phrases that tell more than usual that an issue serves no pillar, or less; a negative weight speaks for some pillar.","type":"array","items":{"$ref":"#/$defs/weighted-keyword"},"examples":[[{"phrase":"broken link","weight":3}]]}},"examples":[{"comment":"ambiguous"}]},"progress":{"title":"Progress","description":"When and how progress is reported.","type":"object","additionalProperties":false,"properties":{"schedule":{"description":"When, as a cron schedule: minute, hour, day of month, month, day of week. Once a day at most.","$ref":"#/$defs/cron","examples":["0 9 1 * *"],"default":"0 9 1 * *"},"timezone":{"description":"The time zone of the schedule and of the quiet hours.","$ref":"#/$defs/timezone","examples":["Etc/UTC","Europe/Berlin"],"default":"Etc/UTC"},"quiet_hours":{"description":"From when to when nobody is mentioned. Owners are asked when these hours are over.","$ref":"#/$defs/hours","examples":["22:00-07:00"]},"mention":{"description":"Whether owners are mentioned, so that GitHub notifies them. If not, their names stand as plain text.","type":"boolean","default":true,"examples":[true]},"ask_owners":{"description":"Whether owners are asked about goals that showed no sign of life in a period.","type":"boolean","default":true,"examples":[true]},"stale_after_days":{"description":"After how many days without a commit, comment or event a goal counts as stale.","$ref":"#/$defs/days","default":30,"examples":[30]},"dashboard":{"description":"Whether an issue rolls up all goals of the cycle by pillar.","type":"boolean","default":true,"examples":[true]}},"examples":[{"schedule":"0 9 1 * *","timezone":"Etc/UTC"}]},"commits":{"title":"Commits","description":"How Goalkeeper makes commits of its own.","type":"object","additionalProperties":false,"properties":{"sign_off":{"description":"Whether its commits carry a Signed-off-by line, for repositories that require the DCO.","type":"boolean","default":true,"examples":[true]}},"examples":[{"sign_off":true}]},"id":{"title":"an id (lower-case letters, digits and single hyphens)","type":"string","pattern":"^[a-z0-9]+(?:-[a-z0-9]+)*$","maxLength":100,"examples":["openssf-practices"]},"line":{"title":"a line of text","type":"string","pattern":"^[^\\S\\r\\n]*\\S.*$","maxLength":256,"examples":["Bring OpenSSF practices into OSPOs"]},"text":{"title":"some text","type":"string","pattern":"\\S","maxLength":5000,"examples":["Why this matters, in a sentence or two."]},"repository":{"title":"a repository (owner/name)","type":"string","pattern":"^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}$","examples":["todogroup/ospology"]},"glob":{"title":"a path pattern inside the repository (names with *, ** and ?; no folder . or ..)","type":"string","maxLength":200,"pattern":"^(?!/)(?!(?:[^/]*/)*\\.{1,2}(?:/|$))(?!(?:[^/]*/)*(?:[^/*]*\\*){3})(?!(?:[^*]*\\*){7})(?=\\S)[^\\\\:!(){}\\[\\]|<>\"\\r\\n]+$","examples":["goals/**/*.yml"]},"cron":{"title":"a cron schedule (minute, hour, day of month, month, day of week)","type":"string","maxLength":100,"pattern":"^(?:\\*|[0-5]?\\d(?:-[0-5]?\\d)?)(?:/[1-9]\\d?)?(?:,(?:\\*|[0-5]?\\d(?:-[0-5]?\\d)?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:1?\\d|2[0-3])(?:-(?:1?\\d|2[0-3]))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:1?\\d|2[0-3])(?:-(?:1?\\d|2[0-3]))?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:0?[1-9]|[12]\\d|3[01])(?:-(?:0?[1-9]|[12]\\d|3[01]))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:0?[1-9]|[12]\\d|3[01])(?:-(?:0?[1-9]|[12]\\d|3[01]))?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:[0-7]|sun|mon|tue|wed|thu|fri|sat)(?:-(?:[0-7]|sun|mon|tue|wed|thu|fri|sat))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:[0-7]|sun|mon|tue|wed|thu|fri|sat)(?:-(?:[0-7]|sun|mon|tue|wed|thu|fri|sat))?)(?:/[1-9]\\d?)?)*$","examples":["0 9 1 * *"]},"timezone":{"title":"the name of a time zone","type":"string","maxLength":64,"pattern":"^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}$","examples":["Etc/UTC","Europe/Berlin"]},"hours":{"title":"hours of the day (HH:MM-HH:MM, two different times)","type":"string","pattern":"^(?!(.{5})-\\1$)(?:[01]\\d|2[0-3]):[0-5]\\d-(?:[01]\\d|2[0-3]):[0-5]\\d$","examples":["22:00-07:00"]},"days":{"title":"a number of days from 1 to 3650","type":"integer","minimum":1,"maximum":3650,"examples":[30]},"color":{"title":"a colour (six hexadecimal digits, without the #)","type":"string","pattern":"^[0-9A-Fa-f]{6}$","examples":["1f6feb"]},"label-name":{"title":"a label name of at most 50 characters","type":"string","pattern":"^[^\\S\\r\\n]*\\S.*$","maxLength":50,"examples":["pillar: cross-community"]},"label-description":{"title":"a line of at most 100 characters","type":"string","pattern":"^[^\\S\\r\\n]*\\S.*$","maxLength":100,"examples":["Work with other foundations and projects."]},"weighted-keyword":{"title":"Weighted keyword","description":"A word or phrase, and how much it tells.","type":"object","additionalProperties":false,"required":["phrase","weight"],"properties":{"phrase":{"description":"The word or phrase.","$ref":"#/$defs/line","examples":["OSPO Book"]},"weight":{"description":"How much it tells: 1 is usual, 3 nearly decides, less than 0 speaks against.","$ref":"#/$defs/weight","examples":[2,-1]}},"examples":[{"phrase":"OSPO Book","weight":2}]},"weight":{"title":"a number from -5 to 5","type":"number","minimum":-5,"maximum":5,"examples":[2]}},"$id":"goalkeeper"};
const schema63 = {"title":"a path pattern inside the repository (names with *, ** and ?; no folder . or ..)","type":"string","maxLength":200,"pattern":"^(?!/)(?!(?:[^/]*/)*\\.{1,2}(?:/|$))(?!(?:[^/]*/)*(?:[^/*]*\\*){3})(?!(?:[^*]*\\*){7})(?=\\S)[^\\\\:!(){}\\[\\]|<>\"\\r\\n]+$","examples":["goals/**/*.yml"]};
const schema67 = {"title":"a line of text","type":"string","pattern":"^[^\\S\\r\\n]*\\S.*$","maxLength":256,"examples":["Bring OpenSSF practices into OSPOs"]};
const schema92 = {"title":"Commits","description":"How Goalkeeper makes commits of its own.","type":"object","additionalProperties":false,"properties":{"sign_off":{"description":"Whether its commits carry a Signed-off-by line, for repositories that require the DCO.","type":"boolean","default":true,"examples":[true]}},"examples":[{"sign_off":true}]};
const pattern26 = new RegExp("^(?!/)(?!(?:[^/]*/)*\\.{1,2}(?:/|$))(?!(?:[^/]*/)*(?:[^/*]*\\*){3})(?!(?:[^*]*\\*){7})(?=\\S)[^\\\\:!(){}\\[\\]|<>\"\\r\\n]+$", "u");
const schema65 = {"title":"Pillar","description":"A strategic area.","type":"object","additionalProperties":false,"required":["id","title","label"],"properties":{"id":{"description":"The name of the pillar in goal files and commands.","$ref":"#/$defs/id","examples":["cross-community-collaboration"]},"title":{"description":"The name that people read.","$ref":"#/$defs/line","examples":["Cross-community Collaboration"]},"label":{"description":"The label that its issues get.","$ref":"#/$defs/label","examples":[{"name":"pillar: cross-community","color":"1f6feb"}]},"description":{"description":"What the pillar is about.","$ref":"#/$defs/text","examples":["Work with other foundations and projects."]},"keywords":{"description":"Words and phrases that tell that an issue belongs to this pillar; each counts 1.","type":"array","items":{"$ref":"#/$defs/line"},"examples":[["OpenSSF","InnerSource Commons"]]},"weighted_keywords":{"description":"Words and phrases that tell more than usual, or less; a negative weight speaks against this pillar.","type":"array","items":{"$ref":"#/$defs/weighted-keyword"},"examples":[[{"phrase":"OSPO Book","weight":2}]]}},"examples":[{"id":"cross-community-collaboration","title":"Cross-community Collaboration","label":{"name":"pillar: cross-community","color":"1f6feb"}}]};
const schema66 = {"title":"an id (lower-case letters, digits and single hyphens)","type":"string","pattern":"^[a-z0-9]+(?:-[a-z0-9]+)*$","maxLength":100,"examples":["openssf-practices"]};
const schema72 = {"title":"some text","type":"string","pattern":"\\S","maxLength":5000,"examples":["Why this matters, in a sentence or two."]};
const schema68 = {"title":"Label","description":"A label on GitHub.","type":"object","additionalProperties":false,"required":["name","color"],"properties":{"name":{"description":"Its name.","$ref":"#/$defs/label-name","examples":["pillar: cross-community"]},"color":{"description":"Its colour: six hexadecimal digits, without #, in quotes.","$ref":"#/$defs/color","examples":["1f6feb"]},"description":{"description":"What GitHub shows when one points at it.","$ref":"#/$defs/label-description","examples":["Work with other foundations and projects."]}},"examples":[{"name":"pillar: cross-community","color":"1f6feb"}]};
const schema69 = {"title":"a label name of at most 50 characters","type":"string","pattern":"^[^\\S\\r\\n]*\\S.*$","maxLength":50,"examples":["pillar: cross-community"]};
const schema70 = {"title":"a colour (six hexadecimal digits, without the #)","type":"string","pattern":"^[0-9A-Fa-f]{6}$","examples":["1f6feb"]};
const schema71 = {"title":"a line of at most 100 characters","type":"string","pattern":"^[^\\S\\r\\n]*\\S.*$","maxLength":100,"examples":["Work with other foundations and projects."]};
const pattern31 = new RegExp("^[0-9A-Fa-f]{6}$", "u");

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.color === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "color"},message:"must have required property '"+"color"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "color")) || (key0 === "description"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length > 50 && func2(data0) > 50){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/label-name/maxLength",keyword:"maxLength",params:{limit: 50},message:"must NOT have more than 50 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern5.test(data0)){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/label-name/pattern",keyword:"pattern",params:{pattern: "^[^\\S\\r\\n]*\\S.*$"},message:"must match pattern \""+"^[^\\S\\r\\n]*\\S.*$"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/label-name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.color !== undefined){
let data1 = data.color;
if(typeof data1 === "string"){
if(!pattern31.test(data1)){
const err6 = {instancePath:instancePath+"/color",schemaPath:"#/$defs/color/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f]{6}$"},message:"must match pattern \""+"^[0-9A-Fa-f]{6}$"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/color",schemaPath:"#/$defs/color/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.description !== undefined){
let data2 = data.description;
if(typeof data2 === "string"){
if(data2.length > 100 && func2(data2) > 100){
const err8 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/label-description/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!pattern5.test(data2)){
const err9 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/label-description/pattern",keyword:"pattern",params:{pattern: "^[^\\S\\r\\n]*\\S.*$"},message:"must match pattern \""+"^[^\\S\\r\\n]*\\S.*$"+"\""};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/label-description/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema74 = {"title":"Weighted keyword","description":"A word or phrase, and how much it tells.","type":"object","additionalProperties":false,"required":["phrase","weight"],"properties":{"phrase":{"description":"The word or phrase.","$ref":"#/$defs/line","examples":["OSPO Book"]},"weight":{"description":"How much it tells: 1 is usual, 3 nearly decides, less than 0 speaks against.","$ref":"#/$defs/weight","examples":[2,-1]}},"examples":[{"phrase":"OSPO Book","weight":2}]};
const schema76 = {"title":"a number from -5 to 5","type":"number","minimum":-5,"maximum":5,"examples":[2]};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.phrase === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "phrase"},message:"must have required property '"+"phrase"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.weight === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "weight"},message:"must have required property '"+"weight"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "phrase") || (key0 === "weight"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.phrase !== undefined){
let data0 = data.phrase;
if(typeof data0 === "string"){
if(data0.length > 256 && func2(data0) > 256){
const err3 = {instancePath:instancePath+"/phrase",schemaPath:"#/$defs/line/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern5.test(data0)){
const err4 = {instancePath:instancePath+"/phrase",schemaPath:"#/$defs/line/pattern",keyword:"pattern",params:{pattern: "^[^\\S\\r\\n]*\\S.*$"},message:"must match pattern \""+"^[^\\S\\r\\n]*\\S.*$"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/phrase",schemaPath:"#/$defs/line/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.weight !== undefined){
let data1 = data.weight;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 5 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/weight",schemaPath:"#/$defs/weight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 5},message:"must be <= 5"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1 < -5 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/weight",schemaPath:"#/$defs/weight/minimum",keyword:"minimum",params:{comparison: ">=", limit: -5},message:"must be >= -5"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/weight",schemaPath:"#/$defs/weight/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.title === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.label === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "id") || (key0 === "title")) || (key0 === "label")) || (key0 === "description")) || (key0 === "keywords")) || (key0 === "weighted_keywords"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 100 && func2(data0) > 100){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern4.test(data0)){
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$"},message:"must match pattern \""+"^[a-z0-9]+(?:-[a-z0-9]+)*$"+"\""};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.title !== undefined){
let data1 = data.title;
if(typeof data1 === "string"){
if(data1.length > 256 && func2(data1) > 256){
const err7 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/line/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern5.test(data1)){
const err8 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/line/pattern",keyword:"pattern",params:{pattern: "^[^\\S\\r\\n]*\\S.*$"},message:"must match pattern \""+"^[^\\S\\r\\n]*\\S.*$"+"\""};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/title",schemaPath:"#/$defs/line/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.label !== undefined){
if(!(validate32(data.label, {instancePath:instancePath+"/label",parentData:data,parentDataProperty:"label",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate32.errors : appended(vErrors, validate32.errors);
errors = vErrors.length;
}
}
if(data.description !== undefined){
let data3 = data.description;
if(typeof data3 === "string"){
if(data3.length > 5000 && func2(data3) > 5000){
const err10 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/text/maxLength",keyword:"maxLength",params:{limit: 5000},message:"must NOT have more than 5000 characters"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!pattern10.test(data3)){
const err11 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/text/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/description",schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.keywords !== undefined){
let data4 = data.keywords;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(data5.length > 256 && func2(data5) > 256){
const err13 = {instancePath:instancePath+"/keywords/" + i0,schemaPath:"#/$defs/line/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!pattern5.test(data5)){
const err14 = {instancePath:instancePath+"/keywords/" + i0,schemaPath:"#/$defs/line/pattern",keyword:"pattern",params:{pattern: "^[^\\S\\r\\n]*\\S.*$"},message:"must match pattern \""+"^[^\\S\\r\\n]*\\S.*$"+"\""};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/keywords/" + i0,schemaPath:"#/$defs/line/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/keywords",schemaPath:"#/properties/keywords/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.weighted_keywords !== undefined){
let data6 = data.weighted_keywords;
if(Array.isArray(data6)){
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
if(!(validate34(data6[i1], {instancePath:instancePath+"/weighted_keywords/" + i1,parentData:data6,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : appended(vErrors, validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err17 = {instancePath:instancePath+"/weighted_keywords",schemaPath:"#/properties/weighted_keywords/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema77 = {"title":"Contributions","description":"Where the outcomes meant for one destination are carried out.","type":"object","additionalProperties":false,"required":["destination"],"properties":{"destination":{"description":"The name that outcomes give.","$ref":"#/$defs/id","examples":["ospo-book"]},"repository":{"description":"The repository in which the work happens. Left out where it happens elsewhere, such as a talk.","$ref":"#/$defs/repository","examples":["todogroup/ospology"]},"paths":{"description":"The files that such work touches.","type":"array","items":{"$ref":"#/$defs/glob"},"examples":[["ospo-book/**"]]},"labels":{"description":"The labels that such issues and pull requests carry.","type":"array","items":{"$ref":"#/$defs/label-name"},"examples":[["ospo-book","ospo-book-content"]]},"title_prefixes":{"description":"What the titles of such issues and pull requests begin with. One match suffices among paths, labels and beginnings of titles; without any of the three, everything in the repository is such work.","type":"array","items":{"$ref":"#/$defs/line"},"examples":[["[OSPO Book]"]]}},"examples":[{"destination":"ospo-book","repository":"todogroup/ospology","paths":["ospo-book/**"],"labels":["ospo-book"]}]};
const schema79 = {"title":"a repository (owner/name)","type":"string","pattern":"^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}$","examples":["todogroup/ospology"]};
const pattern37 = new RegExp("^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}$", "u");

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.destination === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "destination"},message:"must have required property '"+"destination"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "destination") || (key0 === "repository")) || (key0 === "paths")) || (key0 === "labels")) || (key0 === "title_prefixes"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.destination !== undefined){
let data0 = data.destination;
if(typeof data0 === "string"){
if(data0.length > 100 && func2(data0) > 100){
const err2 = {instancePath:instancePath+"/destination",schemaPath:"#/$defs/id/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern4.test(data0)){
const err3 = {instancePath:instancePath+"/destination",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$"},message:"must match pattern \""+"^[a-z0-9]+(?:-[a-z0-9]+)*$"+"\""};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/destination",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.repository !== undefined){
let data1 = data.repository;
if(typeof data1 === "string"){
if(!pattern37.test(data1)){
const err5 = {instancePath:instancePath+"/repository",schemaPath:"#/$defs/repository/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}$"},message:"must match pattern \""+"^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}$"+"\""};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/repository",schemaPath:"#/$defs/repository/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.paths !== undefined){
let data2 = data.paths;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(data3.length > 200 && func2(data3) > 200){
const err7 = {instancePath:instancePath+"/paths/" + i0,schemaPath:"#/$defs/glob/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern26.test(data3)){
const err8 = {instancePath:instancePath+"/paths/" + i0,schemaPath:"#/$defs/glob/pattern",keyword:"pattern",params:{pattern: "^(?!/)(?!(?:[^/]*/)*\\.{1,2}(?:/|$))(?!(?:[^/]*/)*(?:[^/*]*\\*){3})(?!(?:[^*]*\\*){7})(?=\\S)[^\\\\:!(){}\\[\\]|<>\"\\r\\n]+$"},message:"must match pattern \""+"^(?!/)(?!(?:[^/]*/)*\\.{1,2}(?:/|$))(?!(?:[^/]*/)*(?:[^/*]*\\*){3})(?!(?:[^*]*\\*){7})(?=\\S)[^\\\\:!(){}\\[\\]|<>\"\\r\\n]+$"+"\""};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/paths/" + i0,schemaPath:"#/$defs/glob/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/paths",schemaPath:"#/properties/paths/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.labels !== undefined){
let data4 = data.labels;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 === "string"){
if(data5.length > 50 && func2(data5) > 50){
const err11 = {instancePath:instancePath+"/labels/" + i1,schemaPath:"#/$defs/label-name/maxLength",keyword:"maxLength",params:{limit: 50},message:"must NOT have more than 50 characters"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!pattern5.test(data5)){
const err12 = {instancePath:instancePath+"/labels/" + i1,schemaPath:"#/$defs/label-name/pattern",keyword:"pattern",params:{pattern: "^[^\\S\\r\\n]*\\S.*$"},message:"must match pattern \""+"^[^\\S\\r\\n]*\\S.*$"+"\""};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/labels/" + i1,schemaPath:"#/$defs/label-name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.title_prefixes !== undefined){
let data6 = data.title_prefixes;
if(Array.isArray(data6)){
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
let data7 = data6[i2];
if(typeof data7 === "string"){
if(data7.length > 256 && func2(data7) > 256){
const err15 = {instancePath:instancePath+"/title_prefixes/" + i2,schemaPath:"#/$defs/line/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!pattern5.test(data7)){
const err16 = {instancePath:instancePath+"/title_prefixes/" + i2,schemaPath:"#/$defs/line/pattern",keyword:"pattern",params:{pattern: "^[^\\S\\r\\n]*\\S.*$"},message:"must match pattern \""+"^[^\\S\\r\\n]*\\S.*$"+"\""};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/title_prefixes/" + i2,schemaPath:"#/$defs/line/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/title_prefixes",schemaPath:"#/properties/title_prefixes/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema83 = {"title":"Triage","description":"How issues get their pillar label.","type":"object","additionalProperties":false,"properties":{"comment":{"description":"When Goalkeeper explains itself in a comment: never, when the case is ambiguous, or always.","type":"string","enum":["never","ambiguous","always"],"default":"ambiguous","examples":["ambiguous"]},"repositories":{"description":"Further repositories of the same installation whose issues and pull requests get these labels. The governance repository itself is always one.","type":"array","items":{"$ref":"#/$defs/repository"},"examples":[["todogroup/ospology"]]},"unrelated":{"description":"Words and phrases that tell that an issue serves no pillar, such as those of housekeeping; each counts 1.","type":"array","items":{"$ref":"#/$defs/line"},"examples":[["broken link","typo"]]},"weighted_unrelated":{"description":"Words and phrases that tell more than usual that an issue serves no pillar, or less; a negative weight speaks for some pillar.","type":"array","items":{"$ref":"#/$defs/weighted-keyword"},"examples":[[{"phrase":"broken link","weight":3}]]}},"examples":[{"comment":"ambiguous"}]};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "comment") || (key0 === "repositories")) || (key0 === "unrelated")) || (key0 === "weighted_unrelated"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.comment !== undefined){
let data0 = data.comment;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/comment",schemaPath:"#/properties/comment/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!(((data0 === "never") || (data0 === "ambiguous")) || (data0 === "always"))){
const err2 = {instancePath:instancePath+"/comment",schemaPath:"#/properties/comment/enum",keyword:"enum",params:{allowedValues: schema83.properties.comment.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.repositories !== undefined){
let data1 = data.repositories;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(!pattern37.test(data2)){
const err3 = {instancePath:instancePath+"/repositories/" + i0,schemaPath:"#/$defs/repository/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}$"},message:"must match pattern \""+"^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:_[A-Za-z0-9]+)?/[A-Za-z0-9._-]{1,100}$"+"\""};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/repositories/" + i0,schemaPath:"#/$defs/repository/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/repositories",schemaPath:"#/properties/repositories/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.unrelated !== undefined){
let data3 = data.unrelated;
if(Array.isArray(data3)){
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
if(typeof data4 === "string"){
if(data4.length > 256 && func2(data4) > 256){
const err6 = {instancePath:instancePath+"/unrelated/" + i1,schemaPath:"#/$defs/line/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!pattern5.test(data4)){
const err7 = {instancePath:instancePath+"/unrelated/" + i1,schemaPath:"#/$defs/line/pattern",keyword:"pattern",params:{pattern: "^[^\\S\\r\\n]*\\S.*$"},message:"must match pattern \""+"^[^\\S\\r\\n]*\\S.*$"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/unrelated/" + i1,schemaPath:"#/$defs/line/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/unrelated",schemaPath:"#/properties/unrelated/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.weighted_unrelated !== undefined){
let data5 = data.weighted_unrelated;
if(Array.isArray(data5)){
const len2 = data5.length;
for(let i2=0; i2<len2; i2++){
if(!(validate34(data5[i2], {instancePath:instancePath+"/weighted_unrelated/" + i2,parentData:data5,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : appended(vErrors, validate34.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/weighted_unrelated",schemaPath:"#/properties/weighted_unrelated/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema87 = {"title":"Progress","description":"When and how progress is reported.","type":"object","additionalProperties":false,"properties":{"schedule":{"description":"When, as a cron schedule: minute, hour, day of month, month, day of week. Once a day at most.","$ref":"#/$defs/cron","examples":["0 9 1 * *"],"default":"0 9 1 * *"},"timezone":{"description":"The time zone of the schedule and of the quiet hours.","$ref":"#/$defs/timezone","examples":["Etc/UTC","Europe/Berlin"],"default":"Etc/UTC"},"quiet_hours":{"description":"From when to when nobody is mentioned. Owners are asked when these hours are over.","$ref":"#/$defs/hours","examples":["22:00-07:00"]},"mention":{"description":"Whether owners are mentioned, so that GitHub notifies them. If not, their names stand as plain text.","type":"boolean","default":true,"examples":[true]},"ask_owners":{"description":"Whether owners are asked about goals that showed no sign of life in a period.","type":"boolean","default":true,"examples":[true]},"stale_after_days":{"description":"After how many days without a commit, comment or event a goal counts as stale.","$ref":"#/$defs/days","default":30,"examples":[30]},"dashboard":{"description":"Whether an issue rolls up all goals of the cycle by pillar.","type":"boolean","default":true,"examples":[true]}},"examples":[{"schedule":"0 9 1 * *","timezone":"Etc/UTC"}]};
const schema88 = {"title":"a cron schedule (minute, hour, day of month, month, day of week)","type":"string","maxLength":100,"pattern":"^(?:\\*|[0-5]?\\d(?:-[0-5]?\\d)?)(?:/[1-9]\\d?)?(?:,(?:\\*|[0-5]?\\d(?:-[0-5]?\\d)?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:1?\\d|2[0-3])(?:-(?:1?\\d|2[0-3]))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:1?\\d|2[0-3])(?:-(?:1?\\d|2[0-3]))?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:0?[1-9]|[12]\\d|3[01])(?:-(?:0?[1-9]|[12]\\d|3[01]))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:0?[1-9]|[12]\\d|3[01])(?:-(?:0?[1-9]|[12]\\d|3[01]))?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:[0-7]|sun|mon|tue|wed|thu|fri|sat)(?:-(?:[0-7]|sun|mon|tue|wed|thu|fri|sat))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:[0-7]|sun|mon|tue|wed|thu|fri|sat)(?:-(?:[0-7]|sun|mon|tue|wed|thu|fri|sat))?)(?:/[1-9]\\d?)?)*$","examples":["0 9 1 * *"]};
const schema89 = {"title":"the name of a time zone","type":"string","maxLength":64,"pattern":"^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}$","examples":["Etc/UTC","Europe/Berlin"]};
const schema90 = {"title":"hours of the day (HH:MM-HH:MM, two different times)","type":"string","pattern":"^(?!(.{5})-\\1$)(?:[01]\\d|2[0-3]):[0-5]\\d-(?:[01]\\d|2[0-3]):[0-5]\\d$","examples":["22:00-07:00"]};
const schema91 = {"title":"a number of days from 1 to 3650","type":"integer","minimum":1,"maximum":3650,"examples":[30]};
const pattern44 = new RegExp("^(?:\\*|[0-5]?\\d(?:-[0-5]?\\d)?)(?:/[1-9]\\d?)?(?:,(?:\\*|[0-5]?\\d(?:-[0-5]?\\d)?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:1?\\d|2[0-3])(?:-(?:1?\\d|2[0-3]))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:1?\\d|2[0-3])(?:-(?:1?\\d|2[0-3]))?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:0?[1-9]|[12]\\d|3[01])(?:-(?:0?[1-9]|[12]\\d|3[01]))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:0?[1-9]|[12]\\d|3[01])(?:-(?:0?[1-9]|[12]\\d|3[01]))?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:[0-7]|sun|mon|tue|wed|thu|fri|sat)(?:-(?:[0-7]|sun|mon|tue|wed|thu|fri|sat))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:[0-7]|sun|mon|tue|wed|thu|fri|sat)(?:-(?:[0-7]|sun|mon|tue|wed|thu|fri|sat))?)(?:/[1-9]\\d?)?)*$", "u");
const pattern45 = new RegExp("^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}$", "u");
const pattern46 = new RegExp("^(?!(.{5})-\\1$)(?:[01]\\d|2[0-3]):[0-5]\\d-(?:[01]\\d|2[0-3]):[0-5]\\d$", "u");

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate42.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "schedule") || (key0 === "timezone")) || (key0 === "quiet_hours")) || (key0 === "mention")) || (key0 === "ask_owners")) || (key0 === "stale_after_days")) || (key0 === "dashboard"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.schedule !== undefined){
let data0 = data.schedule;
if(typeof data0 === "string"){
if(data0.length > 100 && func2(data0) > 100){
const err1 = {instancePath:instancePath+"/schedule",schemaPath:"#/$defs/cron/maxLength",keyword:"maxLength",params:{limit: 100},message:"must NOT have more than 100 characters"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!pattern44.test(data0)){
const err2 = {instancePath:instancePath+"/schedule",schemaPath:"#/$defs/cron/pattern",keyword:"pattern",params:{pattern: "^(?:\\*|[0-5]?\\d(?:-[0-5]?\\d)?)(?:/[1-9]\\d?)?(?:,(?:\\*|[0-5]?\\d(?:-[0-5]?\\d)?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:1?\\d|2[0-3])(?:-(?:1?\\d|2[0-3]))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:1?\\d|2[0-3])(?:-(?:1?\\d|2[0-3]))?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:0?[1-9]|[12]\\d|3[01])(?:-(?:0?[1-9]|[12]\\d|3[01]))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:0?[1-9]|[12]\\d|3[01])(?:-(?:0?[1-9]|[12]\\d|3[01]))?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:[0-7]|sun|mon|tue|wed|thu|fri|sat)(?:-(?:[0-7]|sun|mon|tue|wed|thu|fri|sat))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:[0-7]|sun|mon|tue|wed|thu|fri|sat)(?:-(?:[0-7]|sun|mon|tue|wed|thu|fri|sat))?)(?:/[1-9]\\d?)?)*$"},message:"must match pattern \""+"^(?:\\*|[0-5]?\\d(?:-[0-5]?\\d)?)(?:/[1-9]\\d?)?(?:,(?:\\*|[0-5]?\\d(?:-[0-5]?\\d)?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:1?\\d|2[0-3])(?:-(?:1?\\d|2[0-3]))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:1?\\d|2[0-3])(?:-(?:1?\\d|2[0-3]))?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:0?[1-9]|[12]\\d|3[01])(?:-(?:0?[1-9]|[12]\\d|3[01]))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:0?[1-9]|[12]\\d|3[01])(?:-(?:0?[1-9]|[12]\\d|3[01]))?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:-(?:0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))?)(?:/[1-9]\\d?)?)* +(?:\\*|(?:[0-7]|sun|mon|tue|wed|thu|fri|sat)(?:-(?:[0-7]|sun|mon|tue|wed|thu|fri|sat))?)(?:/[1-9]\\d?)?(?:,(?:\\*|(?:[0-7]|sun|mon|tue|wed|thu|fri|sat)(?:-(?:[0-7]|sun|mon|tue|wed|thu|fri|sat))?)(?:/[1-9]\\d?)?)*$"+"\""};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/schedule",schemaPath:"#/$defs/cron/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.timezone !== undefined){
let data1 = data.timezone;
if(typeof data1 === "string"){
if(data1.length > 64 && func2(data1) > 64){
const err4 = {instancePath:instancePath+"/timezone",schemaPath:"#/$defs/timezone/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!pattern45.test(data1)){
const err5 = {instancePath:instancePath+"/timezone",schemaPath:"#/$defs/timezone/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}$"},message:"must match pattern \""+"^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}$"+"\""};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/timezone",schemaPath:"#/$defs/timezone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.quiet_hours !== undefined){
let data2 = data.quiet_hours;
if(typeof data2 === "string"){
if(!pattern46.test(data2)){
const err7 = {instancePath:instancePath+"/quiet_hours",schemaPath:"#/$defs/hours/pattern",keyword:"pattern",params:{pattern: "^(?!(.{5})-\\1$)(?:[01]\\d|2[0-3]):[0-5]\\d-(?:[01]\\d|2[0-3]):[0-5]\\d$"},message:"must match pattern \""+"^(?!(.{5})-\\1$)(?:[01]\\d|2[0-3]):[0-5]\\d-(?:[01]\\d|2[0-3]):[0-5]\\d$"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/quiet_hours",schemaPath:"#/$defs/hours/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.mention !== undefined){
if(typeof data.mention !== "boolean"){
const err9 = {instancePath:instancePath+"/mention",schemaPath:"#/properties/mention/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.ask_owners !== undefined){
if(typeof data.ask_owners !== "boolean"){
const err10 = {instancePath:instancePath+"/ask_owners",schemaPath:"#/properties/ask_owners/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.stale_after_days !== undefined){
let data5 = data.stale_after_days;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err11 = {instancePath:instancePath+"/stale_after_days",schemaPath:"#/$defs/days/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 3650 || isNaN(data5)){
const err12 = {instancePath:instancePath+"/stale_after_days",schemaPath:"#/$defs/days/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3650},message:"must be <= 3650"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data5 < 1 || isNaN(data5)){
const err13 = {instancePath:instancePath+"/stale_after_days",schemaPath:"#/$defs/days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
if(data.dashboard !== undefined){
if(typeof data.dashboard !== "boolean"){
const err14 = {instancePath:instancePath+"/dashboard",schemaPath:"#/properties/dashboard/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate42.errors = vErrors;
return errors === 0;
}
validate42.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="goalkeeper" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.pillars === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "pillars"},message:"must have required property '"+"pillars"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema62.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.goals !== undefined){
let data0 = data.goals;
if(typeof data0 === "string"){
if(data0.length > 200 && func2(data0) > 200){
const err2 = {instancePath:instancePath+"/goals",schemaPath:"#/$defs/glob/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!pattern26.test(data0)){
const err3 = {instancePath:instancePath+"/goals",schemaPath:"#/$defs/glob/pattern",keyword:"pattern",params:{pattern: "^(?!/)(?!(?:[^/]*/)*\\.{1,2}(?:/|$))(?!(?:[^/]*/)*(?:[^/*]*\\*){3})(?!(?:[^*]*\\*){7})(?=\\S)[^\\\\:!(){}\\[\\]|<>\"\\r\\n]+$"},message:"must match pattern \""+"^(?!/)(?!(?:[^/]*/)*\\.{1,2}(?:/|$))(?!(?:[^/]*/)*(?:[^/*]*\\*){3})(?!(?:[^*]*\\*){7})(?=\\S)[^\\\\:!(){}\\[\\]|<>\"\\r\\n]+$"+"\""};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/goals",schemaPath:"#/$defs/glob/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.touchpoints !== undefined){
let data1 = data.touchpoints;
if(typeof data1 === "string"){
if(data1.length > 200 && func2(data1) > 200){
const err5 = {instancePath:instancePath+"/touchpoints",schemaPath:"#/$defs/glob/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!pattern26.test(data1)){
const err6 = {instancePath:instancePath+"/touchpoints",schemaPath:"#/$defs/glob/pattern",keyword:"pattern",params:{pattern: "^(?!/)(?!(?:[^/]*/)*\\.{1,2}(?:/|$))(?!(?:[^/]*/)*(?:[^/*]*\\*){3})(?!(?:[^*]*\\*){7})(?=\\S)[^\\\\:!(){}\\[\\]|<>\"\\r\\n]+$"},message:"must match pattern \""+"^(?!/)(?!(?:[^/]*/)*\\.{1,2}(?:/|$))(?!(?:[^/]*/)*(?:[^/*]*\\*){3})(?!(?:[^*]*\\*){7})(?=\\S)[^\\\\:!(){}\\[\\]|<>\"\\r\\n]+$"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/touchpoints",schemaPath:"#/$defs/glob/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.pillars !== undefined){
let data2 = data.pillars;
if(Array.isArray(data2)){
if(data2.length < 1){
const err8 = {instancePath:instancePath+"/pillars",schemaPath:"#/properties/pillars/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(validate31(data2[i0], {instancePath:instancePath+"/pillars/" + i0,parentData:data2,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : appended(vErrors, validate31.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath:instancePath+"/pillars",schemaPath:"#/properties/pillars/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.contributions !== undefined){
let data4 = data.contributions;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(!(validate37(data4[i1], {instancePath:instancePath+"/contributions/" + i1,parentData:data4,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate37.errors : appended(vErrors, validate37.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/contributions",schemaPath:"#/properties/contributions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.mode !== undefined){
let data6 = data.mode;
if(typeof data6 !== "string"){
const err11 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(!(((data6 === "enforce") || (data6 === "advise")) || (data6 === "observe"))){
const err12 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema62.properties.mode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.triage !== undefined){
if(!(validate39(data.triage, {instancePath:instancePath+"/triage",parentData:data,parentDataProperty:"triage",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : appended(vErrors, validate39.errors);
errors = vErrors.length;
}
}
if(data.glossary !== undefined){
let data8 = data.glossary;
if(Array.isArray(data8)){
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
let data9 = data8[i2];
if(Array.isArray(data9)){
if(data9.length < 2){
const err13 = {instancePath:instancePath+"/glossary/" + i2,schemaPath:"#/properties/glossary/items/minItems",keyword:"minItems",params:{limit: 2},message:"must NOT have fewer than 2 items"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len3 = data9.length;
for(let i3=0; i3<len3; i3++){
let data10 = data9[i3];
if(typeof data10 === "string"){
if(data10.length > 256 && func2(data10) > 256){
const err14 = {instancePath:instancePath+"/glossary/" + i2+"/" + i3,schemaPath:"#/$defs/line/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!pattern5.test(data10)){
const err15 = {instancePath:instancePath+"/glossary/" + i2+"/" + i3,schemaPath:"#/$defs/line/pattern",keyword:"pattern",params:{pattern: "^[^\\S\\r\\n]*\\S.*$"},message:"must match pattern \""+"^[^\\S\\r\\n]*\\S.*$"+"\""};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/glossary/" + i2+"/" + i3,schemaPath:"#/$defs/line/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/glossary/" + i2,schemaPath:"#/properties/glossary/items/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/glossary",schemaPath:"#/properties/glossary/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.progress !== undefined){
if(!(validate42(data.progress, {instancePath:instancePath+"/progress",parentData:data,parentDataProperty:"progress",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate42.errors : appended(vErrors, validate42.errors);
errors = vErrors.length;
}
}
if(data.commits !== undefined){
let data12 = data.commits;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
for(const key1 in data12){
if(!(key1 === "sign_off")){
const err19 = {instancePath:instancePath+"/commits",schemaPath:"#/$defs/commits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data12.sign_off !== undefined){
if(typeof data12.sign_off !== "boolean"){
const err20 = {instancePath:instancePath+"/commits/sign_off",schemaPath:"#/$defs/commits/properties/sign_off/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/commits",schemaPath:"#/$defs/commits/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

