// SPDX-License-Identifier: MIT
// Where a story stands: what carries its year on, and what is only mentioned.
#include <catch2/catch.hpp>
#include <string>

#include "edtf/when.h"
#include "timex/from_text.h"
#include "timex/grammar.h"

namespace inforce::timex {
namespace {

struct Row {
  std::string_view text, values;
};

std::string values(std::string_view text, std::string_view anchor) {
  static const Grammar grammar = *load_grammar({std::string(INFORCE_ROOT) + "/models/packs/en"});
  Context context;
  context.anchor = edtf::parse_day(anchor);
  std::string out;
  for (const Timex& timex : from_text(text, grammar, context)) {
    if (!out.empty()) out += ", ";
    out += timex.value + (timex.mod.empty() ? "" : " " + timex.mod);
  }
  return out;
}

template <std::size_t N>
void check(const Row (&rows)[N], std::string_view anchor = "2012-10-05") {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(values(row.text, anchor) == row.values);
  }
}

}  // namespace

TEST_CASE("A story begins with the first day or month it names, and goes on in the next paragraph",
          "[timex]") {
  check({
      {"The landing was on 5 May 1942.\n\nThe next morning it rained. By July the port was open.",
       "1942-05-05, 1942-05-06TMO, 1942-07"},
      {"The firm, founded in 1921, said on Tuesday it lost money in March.",
       "1921, 2012-10-02, 2012-03"},
      {"Storms of 2005 and 2008 broke the pier. It opens in May.", "2005, 2008, 2013-05"},
      {"On 5 May 1942 at 6 p.m. they sailed.\n\nForty minutes later a shot fell. At 9.30 p.m. it "
       "was over.",
       "1942-05-05T18:00, 1942-05-05T18:40, 1942-05-05T21:30"},
  });
}

TEST_CASE("Days without their month go on, too", "[timex]") {
  check({
      {"The level, raised in mid-August, will be reviewed on the 15th. It fell on Tuesday.",
       "2012-08 MID, 2012-10-15, 2012-10-02"},
      {"It was the worst since August 1999. A state of emergency was declared on the 1st, he said "
       "on Friday.",
       "1999-08, 2012-10-01, 2012-10-05"},
      {"On 28 May 1862 they marched. On the 4th it rained, and on the 6th they met.",
       "1862-05-28, 1862-06-04, 1862-06-06"},
      {"On 28 May 1862 they marched. On the 24th it had rained.", "1862-05-28, 1862-05-24"},
      {"On 13 May 1862 they marched. On the 9th it rained.", "1862-05-13, 1862-05-09"},
      {"On 4 April 1860 he was in Nice, which had been ceded on 24 March. On the 27th he left.",
       "1860-04-04, 1860-03-24, 1860-04-27"},
  });
}

TEST_CASE("What had been, stands in brackets or passes by does not move the story", "[timex]") {
  check({
      {"On 3 August 1878 he died. He left letters printed in Lyon the next year. In September\n"
       "it was over.",
       "1878-08-03, 1879, 1878-09"},
      {"On 3 May 1808 they rose. Goya painted it six years later. On 19 July they won.",
       "1808-05-03, 1814, 1808-07-19"},
      {"In 1908 and on 3 May 1909 they met. The hall would open in July.",
       "1908, 1909-05-03, 1909-07"},
      {"The fleet anchored on 13 August 1415. Talks had dragged on through the previous winter.\n\n"
       "The town surrendered on 22 September.",
       "1415-08-13, 1414-WI, 1415-09-22"},
      {"On 3 August 1911 the mill burned. In 1868 the villagers had burned it. In October it was "
       "rebuilt.",
       "1911-08-03, 1868, 1911-10"},
      {"On 5 May 1942 they met a line of forts dating from 1909. That afternoon they halted.",
       "1942-05-05, 1909, 1942-05-05TAF"},
      {"In March 1825 the fleet came (the port was lost again on June 2, 1827). On April 7 the "
       "governor gave up.",
       "1825-03, 1827-06-02, 1825-04-07"},
      {"On 13 March 1954 the guns opened. \"It was hard,\" he said in 2004. On the 15th it fell.",
       "1954-03-13, 2004, 1954-03-15"},
      {"On 9 May 1915 they took over. Since 28 April four had been hurt. The next day was quiet.",
       "1915-05-09, 1915-04-28, 1915-05-10"},
      {"He spoke Friday, a week after the quake of September 28. At 10 a.m. he left.",
       "2012-10-05, P1W, 2012-09-28, 2012-10-05T10:00"},
      {"Friday's results, released Sept. 28, had shown a loss. It fell in late morning trade.",
       "2012-10-05, 2012-09-28, 2012-10-05TMO END"},
      {"On 1 October 2012 we wrote: under the lease of 9 May 2010 rent for August is due.",
       "2012-10-01, 2010-05-09, 2012-08"},
      {"The strike, called for noon on 3 May 1926, lasted nine days. On the 12th it was over.",
       "1926-05-03T12:00, P9D, 1926-05-12"},
      {"1996 - 1998\n\nIn May the talks began.", "1996, 1998, 1996-05"},
      {"It was the worst fire of the 19th century. On 8 October 1871 it began.",
       "18XX, 1871-10-08"},
  });
}

TEST_CASE("Headings carry their year, whatever the tense", "[timex]") {
  check({
      {"The Plan, 1643.--It was finer than that of 1642. He lost on the 25th of April.",
       "1643, 1642, 1643-04-25"},
      {"The Kettle Strike of 1911\n\nOn 4 June the weavers stop work.\n\nOn 9 June the mill opens.",
       "1911, 1911-06-04, 1911-06-09"},
      {"May to July\n\nIn 1915 nothing moved.", "2012-05, 2012-07, 1915"},
  });
}

TEST_CASE("A day in a heading is that of the hours below it", "[timex]") {
  check({
      {"Police log\n\nMonday, September 17\n\n8:20 a.m. -- A caller lost a kayak.",
       "2012-09-17, 2012-09-17T08:20"},
      {"THE WEEK AHEAD\n\nTUESDAY\nThe council votes on the bond.\n\nThe bridge fell on Tuesday.",
       "2012-10-09, 2012-10-02"},
      {"Theme: secret\nDeadline: Tuesday 18:00", "2012-10-09T18:00"},
  });
}

TEST_CASE("A jubilee tells the year of its story", "[timex]") {
  check({
      {"They landed thirty years ago today.\n\nBy 25 November the hills were taken. On the 28th "
       "guns fell silent, and in the spring the town was rebuilt.",
       "1982-10-05, 1982-11-25, 1982-11-28, 1983-SP"},
      {"The wall fell ten years ago. It was rebuilt in May.", "2002, 2012-05"},
  });
}

TEST_CASE("Behind the summary of an article stands what led to it", "[timex]") {
  check({
      {"The battle was fought on 27 May 1905.\n\nWar had broken out on 8 February 1904. The fleet "
       "sailed on 15 October.",
       "1905-05-27, 1904-02-08, 1904-10-15"},
      {"The landing was on 27 May 1905. War had broken out on 8 February 1904. The fleet sailed on "
       "15 October.",
       "1905-05-27, 1904-02-08, 1905-10-15"},
  });
}

TEST_CASE("The news of other years is no letter", "[timex]") {
  check({
      {"The bridge was shut last Thursday.\n\n1963: It opens.\nAug. 9, 1987: A barge hits it.\n"
       "Tuesday: The governor asks for help.",
       "2012-09-27, 1963, 1987-08-09, 2012-10-02"},
  });
}

TEST_CASE("Letters and diaries are told from the day at their head", "[timex]") {
  check({
      {"Camp at Senga, 3 March 1868\n\nYour letter came yesterday. We leave on Friday, and "
       "to-night "
       "it rains.",
       "1868-03-03, 1868-03-02, 1868-03-06, 1868-03-03TNI"},
      {"Tuesday, March 8, 1864.\nWe had a storm last night.\n\n9th. Marched at 7 a.m.",
       "1864-03-08, 1864-03-07TNI, 1864-03-09, 1864-03-09T07:00"},
      {"They met on\n3 March 1868. The letter came yesterday.", "1868-03-03, 2012-10-04"},
  });
}

TEST_CASE("Texts of olden times have short years", "[timex]") {
  check({
      {"In AD 66 the revolt began. In May 66 he fled; by 69 it was over.", "0066, 0066-05, 0069"},
      {"Rome won at sea in 241 BC. In 218 he crossed the Alps.", "BC0241, BC0218"},
      {"Livy names it in 302 BC. In 452 the Huns burned it.", "BC0302, 0452"},
      {"By 270 BC all was theirs. In 509 they had driven out the king.", "BC0270, BC0509"},
      {"In 1966 the club won. In May 66 people died.", "1966, 1966-05"},
      {"On Easter Sunday 1191 they stood there.", "1191-04-14"},
      {"On 12 June 1381 they camped. On Friday the king came.", "1381-06-12, 1381-06-14"},
  });
}

TEST_CASE("Short years and decades are of the story's century", "[timex]") {
  check({
      {"They came in 1836. A store was added in '38; the eighties were quiet.", "1836, 1838, 188X"},
      {"The store of '98 closed.", "1998"},
  });
}

TEST_CASE("What has been done is told from now", "[timex]") {
  check({
      {"Police have dropped a case of 2008. He has lived abroad since he fled in 2009. He was held "
       "in April.",
       "2008, 2009, 2012-04"},
      {"Police dropped a case of 2008. He lived abroad and fled in 2009. He was held in April.",
       "2008, 2009, 2009-04"},
      {"The battle has been called the longest. Some have found its causes. It was fought in "
       "1942.\n\nIn March they crossed the river.",
       "1942, 1942-03"},
  });
}

TEST_CASE("What is held each year is of none", "[timex]") {
  check({
      {"The fair takes place each year in the last week of July.", "P1Y, XXXX-07-XX"},
      {"She comes twice a year, in June and in December.", "P1Y, XXXX-06, XXXX-12"},
      {"The prize is given annually. It was given in May.", "P1Y, 2012-05"},
      {"It grew each year until May.", "P1Y, 2012-05"},
  });
}

TEST_CASE("No day is made up, and none lies ahead of a past", "[timex]") {
  check({
      {"Leeds will play York on Sunday; York beat the hosts a day earlier.",
       "2012-10-07, 2012-10-04"},
      {"They landed in October 1778. That day it rained.", "1778-10, 1778-10-XX"},
      {"The night I was born it snowed. Seven years later war came.", "XXXX"},
      {"Weeks later the house was sold.", "PAST_REF"},
      {"The port shall open at 9 a.m. and close at 5 p.m.", "XXXX-XX-XXT09:00, XXXX-XX-XXT17:00"},
      {"Ada was born June 2, 1931, in Reno. Visitation will be at 5 p.m. Friday.",
       "1931-06-02, 2012-10-05T17:00"},
      {"If it is a Monday, the shop is shut.", "XXXX-WXX-1"},
      {"Rent shall be paid on May 5, 2012. The option must be used by 5 p.m. on the tenth "
       "anniversary.",
       "2012-05-05, XXXX-XX-XXT17:00"},
      {"Notices sent to it are void on the third Business Day after that.", "XXXX-XX-XX"},
  });
}

TEST_CASE("Verbs say on which side a day lies", "[timex]") {
  check({
      {"Lee, in the job since 2007, hands over on Dec. 20.", "2007, 2012-12-20"},
      {"The next worry is Feb. 9, since nobody works then.", "2013-02-09"},
      {"Acme had given them until 8 p.m. Monday to accept.", "2012-10-01T20:00"},
      {"Snow was possible through Sunday.", "2012-10-07"},
      {"\"Ask me again in the spring,\" he said.", "2013-SP"},
      {"The 24 hours to noon Thursday were calm.", "PT24H, 2012-10-04T12:00"},
      {"The match should have been played Monday.", "2012-10-01"},
      {"He must have left on Monday. He must leave by Monday.", "2012-10-01, 2012-10-08"},
      {"It rained until May. The road was closed until May.", "2012-05, 2013-05"},
      {"He cancelled a trip that was to have begun Monday.", "2012-10-08"},
      {"He did not race again until the end of April.", "2012-04 END"},
      {"The parcel can't be sent until Monday.", "2012-10-08"},
      {"The fair was set for Nov. 9.", "2012-11-09"},
      {"Profit attributable to owners fell in the third quarter.", "2012-Q3"},
      {"The governor was expected to tour the area Monday.", "2012-10-08"},
      {"The bark could not join her until June 1902. In July both were home.", "1902-06, 1902-07"},
      {"Stamps of 12 May 1893, which are today much sought after, were green.",
       "1893-05-12, PRESENT_REF"},
      {"Known as Anzac Day, it is kept.", "2012-04-25"},
      {"They told him to return on Sunday.", "2012-10-07"},
      {"They agreed to the plan on Sunday.", "2012-09-30"},
      {"The shop has offers through November.", "2012-11"},
      {"The shop has closed on Sunday.", "2012-09-30"},
      {"It was built in 1943, from 2 May to 30 November.", "1943, 1943-05-02, 1943-11-30"},
      {"They will discuss Monday's ruling.", "2012-10-01"},
      {"The match is on Sunday, and a party Wednesday.", "2012-10-07, 2012-10-10"},
      {"Tour: 12 November Leeds, 30 March York", "2012-11-12, 2013-03-30"},
      {"They met in 1930. Next year he left.", "1930, 1931"},
      {"Next year he will leave.", "2013"},
  });
}

TEST_CASE("A year that is part of a name tells no more than its own sentence", "[timex]") {
  check({
      {"The 2008 crisis hurt the bank. In December it shut two branches.", "2008, 2011-12"},
      {"The 1936 games opened in February. In May the hall was pulled down.",
       "1936, 1936-02, 1936-05"},
      {"The film, after a 1974 novel, opened in May.", "1974, 2012-05"},
      {"The strike came in 1908. In May they met.", "1908, 1908-05"},  // no name
      {"She comes semi-annually, in June and in December.", "P6M, XXXX-06, XXXX-12"},
      {"Lt. May called. Gen. Now came.", ""},
      {"Unlike 2009, January was mild. In February it snowed.", "2009, 2012-01, 2012-02"},
      {"Sales rose compared with 2009. In May they fell.", "2009, 2012-05"},
      {"The law was passed in 1978. A hearing is set for March 14.", "1978, 2013-03-14"},
      {"Sunday evening we are off to a concert.", "2012-10-07TEV"},
      {"They amended their 2009 deal on 2 October.", "2009, 2012-10-02"},  // three days ago
      {"They amended their 2009 deal on 2 May.", "2009, 2009-05-02"},
      {"In 2009 they amended the deal on 2 October.", "2009, 2009-10-02"},
  });
}

TEST_CASE("An hour behind a date is as it is written", "[timex]") {
  check({
      {"It began on 2011-11-13 at 01:00 and ended at 3:00 on 13 May 2012.",
       "2011-11-13T01:00, 2012-05-13T03:00"},
      {"It ends on Sunday 2014-01-19 02:00.", "2014-01-19T02:00"},
      {"He came on 3.05.2012 at 3:30.", "2012-03-05T15:30"},
      {"Tonight at 5 we meet.", "2012-10-05T17:00"},
      {"Happy hour on Tuesday, 8:30.", "2012-10-02T20:30"},
      {"It began Saturday 10-28-2023, 02:00 AM.", "2023-10-28T02:00"},
  });
}

TEST_CASE("What is done is over, however near the day of the next year", "[timex]") {
  check({
      {"We met in November. It was signed in November.", "2011-11, 2011-11"},
      {"I bought it in November and it broke in March.", "2011-11, 2012-03"},
      {"He was charged on October 20.", "2011-10-20"},
      {"The shop will open in November.", "2012-11"},
      {"Did you say in November?", "2012-11"},
      {"Shut for November? Booked by November 1!", "2012-11, 2012-11-01"},
  });
}

TEST_CASE("A range that is told as over is over to its end", "[timex]") {
  check({
      {"The strike lasted from Wednesday to Saturday.", "2012-09-26, 2012-09-29"},
      {"The talks, which ran from Monday to Thursday, failed.", "2012-10-01, 2012-10-04"},
      {"It will be shut from Wednesday to Saturday.", "2012-10-10, 2012-10-13"},
      {"It said it was suspending flights from Wednesday.", "2012-10-10"},
      {"Week 30 should do.", "2012-W30"},
      {"The patient was suffering from Monday's fall.", "2012-10-01"},
      {"It ran from September to November.", "2011-09, 2011-11"},
      {"It ran from May to July.", "2012-05, 2012-07"},
      {"It runs from September to November.", "2012-09, 2012-11"},
  });
}

TEST_CASE("What is put off, announced or asked for is ahead", "[timex]") {
  check({
      {"The union on Tuesday postponed its vote.", "2012-10-02"},
      {"The vote on Tuesday was postponed.", "2012-10-09"},
      {"The judge extended the order through November 15.", "2012-11-15"},
      {"He was bailed to appear on 14 November.", "2012-11-14"},
      {"He faces jail when sentenced Nov. 22.", "2012-11-22"},
      {"He was angry when sentenced in May.", "2012-05"},
      {"Workers to strike on Tuesday", "2012-10-09"},
      {"A plan to strike on Tuesday was dropped.", "2012-10-02"},
      {"To strike on Monday, the union needs a vote.", "2012-10-08"},
      {"Workers to strike. Rally on Tuesday.", "2012-10-02"},
      {"The court hears the case on Tuesday.", "2012-10-09"},
      {"He was granted leave to appeal on August 14.", "2012-08-14"},
      {"The ships leave on August 14.", "2013-08-14"},
      {"Pay is backdated to December 1.", "2011-12-01"},
      {"Bake sale Monday at the library.", "2012-10-08"},
      {"Bake sale Tuesday at the library.", "2012-10-02"},
      {"Last updated: Monday", "2012-10-01"},
      {"The meeting on Monday has been cancelled.", "2012-10-08"},
      {"Monday's game has been postponed.", "2012-10-08"},
      {"The meeting on Monday was long.", "2012-10-01"},
      {"He will miss Monday's game.", "2012-10-08"},
      {"They will discuss Monday's ruling.", "2012-10-01"},
      {"Police are looking into a shooting Monday that left two dead.", "2012-10-01"},
      {"The road is closed through Monday.", "2012-10-08"},
  });
}

TEST_CASE("Weekdays go on from a day that is named with its own", "[timex]") {
  check({
      {"On Monday, March 5, the trial began. The jury went out on Wednesday and came back on "
       "Friday.",
       "2012-03-05, 2012-03-07, 2012-03-09"},
      {"On Monday, March 5, the trial began. The jury will come back on Friday.",
       "2012-03-05, 2012-10-05"},
      {"On Monday, October 1, the trial began. The jury went out on Wednesday.",
       "2012-10-01, 2012-10-03"},
      {"The trial began on March 5. The jury went out on Wednesday.", "2012-03-05, 2012-10-03"},
      {"The fort fell on 3 April 1982. On the Monday two carriers sailed. The Tuesday papers told "
       "of "
       "it.",
       "1982-04-03, 1982-04-05, 1982-04-06"},
  });
}

TEST_CASE("What has been since a month is counted from now, what had been from the story",
          "[timex]") {
  check({
      {"She was elected in 2008. Since March she has been ill.", "2008, 2012-03"},
      {"In May 1942 they landed. Since March ships had been lost.", "1942-05, 1942-03"},
  });
}

TEST_CASE("Bare weekdays are those of news, and hours are of no day that is over or ahead",
          "[timex]") {
  check({
      {"She was born June 3, 1936, in Salem. She died Sunday at home.", "1936-06-03, 2012-09-30"},
      {"On 5 May 1942 they landed. On Friday they took the town.", "1942-05-05, 1942-05-08"},
      {"The next meeting is November 19. They left at 8:15 p.m.", "2012-11-19, 2012-10-05T20:15"},
      {"He died on Monday. A vigil will be held at 7 p.m.", "2012-10-01, 2012-10-05T19:00"},
      {"It was ordered, and came the next day.", "XXXX-XX-XX"},
  });
}

TEST_CASE("What would be is counted from what the sentence tells", "[timex]") {
  check({
      {"In November 1990 it was announced that he would leave in March.", "1990-11, 1991-03"},
      {"Officials said in February that the vote would be in April.", "2012-02, 2012-04"},
      {"On 3 May 1940 he wrote that he would sail on Friday.", "1940-05-03, 1940-05-10"},
  });
}

TEST_CASE("What was planned may be over, where that is much nearer", "[timex]") {
  check({
      {"Payment was due on August 9, but none came.", "2012-08-09"},
      {"The hearing had been scheduled for May.", "2013-05"},
      {"The road was supposed to open in July.", "2012-07"},
      {"The road is supposed to open in July.", "2013-07"},
      {"The report, originally due in July, is still awaited.", "2012-07"},
      {"The report, due in July, is awaited.", "2013-07"},
      {"The launch had been planned for Thursday.", "2012-10-04"},
      {"The launch had been planned for Tuesday.", "2012-10-09"},
      {"The launch is planned for Thursday.", "2012-10-11"},
  });
}

TEST_CASE("Hours are those of the evening that is told of", "[timex]") {
  check({
      {"They met on Thursday evening. Doors open at 6:30.", "2012-10-04TEV, 2012-10-04T18:30"},
      {"It rained on Thursday evening.\n\nThe bus leaves at 6:30.",
       "2012-10-04TEV, 2012-10-05T06:30"},
      {"It fell Monday evening, they said Tuesday. It had left at 5:50 p.m.",
       "2012-10-01TEV, 2012-10-02, 2012-10-01T17:50"},
      {"They meet tonight. At half seven they leave.", "2012-10-05TNI, 2012-10-05T19:30"},
      {"They told reporters on Tuesday. It had left at 5:50 p.m.", "2012-10-02, 2012-10-02T17:50"},
      {"It fell on Monday. They said nothing until Tuesday, and left that morning.",
       "2012-10-01, 2012-10-02, 2012-10-02TMO"},
      {"He called 30 minutes ago.", "2012-10-05TXX:XX"},
      {"It began at 2:30 p.m. At 3:45 it was over; by 11, all had left.",
       "2012-10-05T14:30, 2012-10-05T15:45, 2012-10-05T23:00"},
      {"They left at 9 a.m. and by 3:30 they were home.", "2012-10-05T09:00, 2012-10-05T15:30"},
      {"The 7:44 was late. The 7:18 was not.", "2012-10-05T07:44, 2012-10-05T07:18"},
      {"I picked her up at 3:30.", "2012-10-05T15:30"},
      {"They picked her up at 3:30, or 03:30.", "2012-10-05T15:30, 2012-10-05T03:30"},
      {"He left at 6:30.", "2012-10-05T06:30"},
      {"The show is on 5 November at 8 p.m. The box office opens at 6.",
       "2012-11-05T20:00, 2012-11-05T18:00"},
      {"The flight was at 6 a.m., so I got up at 3.", "2012-10-05T06:00, 2012-10-05T03:00"},
      {"The film starts at 7:15.", "2012-10-05T19:15"},
      {"A dog barked at 2 last night.", "2012-10-05T02:00"},
      {"It rang at 11 last night.", "2012-10-04T23:00"},
      {"Last night they got home at 2.", "2012-10-04TNI, 2012-10-05T02:00"},
      {"Yesterday morning we left at 6:30 and were home by 3.",
       "2012-10-04TMO, 2012-10-04T06:30, 2012-10-04T15:00"},
      {"They met last Friday. At noon they left.", "2012-09-28, 2012-09-28T12:00"},
      {"I got up at 5:30 and was at work by 6:15.", "2012-10-05T05:30, 2012-10-05T06:15"},
      {"I have been up since 4:30.", "2012-10-05T04:30"},
      {"I was on the 14:05, and wait for the 3:10.", "2012-10-05T14:05, 2012-10-05T03:10"},
      {"There will be a gig on Tuesday, 8:30.", "2012-10-09T20:30"},
      {"On 9 May 1912 they met at 14:20. Soon after half past six they left.",
       "1912-05-09, 1912-05-09T14:20, 1912-05-09T18:30 AFTER"},
      {"On the afternoon of 25 April 1986 they waited. It began at 01:23.",
       "1986-04-25TAF, 1986-04-25T01:23"},
      {"On 3 May 1912 he went to bed at 11 and rose at 6.",
       "1912-05-03, 1912-05-03T23:00, 1912-05-04T06:00"},
      {"The last bus left at 11 p.m. on 28 May 1912. Shortly after midnight the first fell.",
       "1912-05-28T23:00, 1912-05-29T00:00 AFTER"},
  });
}

TEST_CASE("News is told from the day of its dateline", "[timex]") {
  check({
      {"WASHINGTON, Oct. 3 - The paper did not appear today. Talks broke off yesterday.",
       "2012-10-03, 2012-10-03, 2012-10-02"},
      {"MALAGA, Spain, October 4 (Xinhua) -- A bomb went off early today.",
       "2012-10-04, 2012-10-04"},
      {"LONDON (AP), Oct. 3 - It closed yesterday.", "2012-10-03, 2012-10-02"},
      {"Leeds (Oct. 3) - It closed yesterday.", "2012-10-03, 2012-10-02"},
      {"LEEDS/YORK, Oct. 3 /PRNewswire/ -- It closed yesterday.", "2012-10-03, 2012-10-02"},
      {"LEEDS - Oct. 3, 2012 - It closed yesterday.", "2012-10-03, 2012-10-02"},
      {"Oct. 3 (Reuters) - It closed yesterday.", "2012-10-03, 2012-10-02"},
      {"Oct. 3 - It closed. Leeds won yesterday.", "2012-10-03, 2012-10-04"},
      {"In Berlin, Oct. 3 - a holiday - was quiet. Today it rained.",
       "2012-10-03, 2012-10-05"},  // within a sentence: none
      {"OSLO, Aug. 3 - The fair opened. It closed yesterday.",
       "2012-08-03, 2012-10-04"},  // too long ago
  });
}

TEST_CASE("The entries of a journal may stand between underscores", "[timex]") {
  check({{"_September 30, 1659._--I came on shore.\n\n_Nov. 4._--This morning I went to work.",
          "1659-09-30, 1659-11-04, 1659-11-04TMO"}});
}

TEST_CASE("A sentence may name a year for its days, and a verb the way to them", "[timex]") {
  check({
      {"An inquiry of 5 May 1456 cleared her.\n\nHenry had come in 1415, winning on 25 October.",
       "1456-05-05, 1415, 1415-10-25"},
      {"Their fifth win this year, after one in June, will be told of.", "2012, 2012-06"},
      {"In May 1944 they embarked. By mid-December they had reached the sea.",
       "1944-05, 1944-12 MID"},
      {"The start was postponed to June.", "2013-06"},
      {"He goes on trial for the death of a clerk in April.", "2012-04"},
      {"They searched for survivors of Sunday's collapse.", "2012-09-30"},
      {"We look forward to a report on Sunday's match.", "2012-10-07"},
      {"The party-led vote is on Sunday.", "2012-10-07"},
      {"As late as Sunday the bridge was shut.", "2012-09-30"},
      {"Sunday is a rest day.", "2012-10-07"},
      {"They landed in May 1915. In 1916 it was over. 25 April is a holiday there.",
       "1915-05, 1916, XXXX-04-25"},
      {"Last Thursday he was stopped.", "2012-09-27"},  // not yesterday
      {"The contract expired at midnight.", "2012-10-05T00:00"},
  });
  check({{"The board was set up this fall. It will end this summer.", "2012-FA, 2013-SU"}},
        "2013-01-15");
}

}  // namespace inforce::timex
