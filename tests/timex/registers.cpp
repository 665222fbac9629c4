// SPDX-License-Identifier: MIT
// Times as different people write them: histories, news, messages, contracts, medical notes.
#include <catch2/catch.hpp>
#include <string>

#include "edtf/when.h"
#include "timex/from_text.h"
#include "timex/grammar.h"

namespace inforce::timex {
namespace {

struct Row {
  std::string_view text, values;  // what is found, with a mod behind its value
};

const Grammar& english() {
  static const Grammar grammar = *load_grammar({std::string(INFORCE_ROOT) + "/models/packs/en"});
  return grammar;
}

std::string values(std::string_view text, std::string_view anchor) {
  Context context;
  context.anchor = edtf::parse_day(anchor);
  std::string out;
  for (const Timex& timex : from_text(text, english(), context)) {
    if (!out.empty()) out += ", ";
    out += timex.value + (timex.mod.empty() ? "" : " " + timex.mod);
  }
  return out;
}

template <std::size_t N>
void check(const Row (&rows)[N], std::string_view anchor) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(values(row.text, anchor) == row.values);
  }
}

}  // namespace

TEST_CASE("A history goes on from the years it names", "[timex]") {
  check(
      {
          {"The siege began in the autumn of 1683. On 12 September the relief came. Two days later "
           "the pursuit began. The following month the fortress fell. In February the army crossed "
           "the river; that spring it reached the sea.",
           "1683-FA, 1683-09-12, 1683-09-14, 1683-10, 1684-02, 1684-SP"},
          {"Peace was signed on 26 January 1699. The next year a new war broke out.",
           "1699-01-26, 1700"},
          {"It lasted from 1700 to 1721, and in June 1709 the battle was fought. On 8 July the "
           "king "
           "fled. He returned five years later.",
           "1700, 1721, 1709-06, 1709-07-08, 1714"},
          {"During the winter of 1941–42 the front hardly moved. By mid-April the roads were dry.",
           "1941-WI, 1942-04 MID"},
          {"At 03:15 on 22 June 1941 the guns opened fire.", "1941-06-22T03:15"},
          {"On June 3, 1940, he told the cabinet: \"We leave tomorrow.\" They left at dawn.",
           "1940-06-03, 1940-06-04, 1940-06-04TMO"},
          {"From 22 June to 5 December 1941 they advanced. On the morning of the 16th they "
           "stopped.",
           "1941-06-22, 1941-12-05, 1941-12-16TMO"},
          {"By 480 BC the fleet was ready.", "BC0480"},
          {"He ruled c. 1200, in the first half of the 13th century.", "1200 APPROX, 12XX START"},
          {"In the year 1066, on Christmas Day, he was crowned.", "1066, 1066-12-25"},
          {"The law, passed in the 1930s, was repealed 20 years later.", "193X, 195X"},
          {"The war ended in 1453.", "1453"},
          {"A fleet of 1200 ships and 1500 men set out.", ""},
          {"The war began on 14 March 1821. By the end of the month the port had fallen. In April "
           "the "
           "rebels took the hills. On 3 May they reached the capital.",
           "1821-03-14, 1821-03 END, 1821-04, 1821-05-03"},
          {"In late 1942 the army withdrew. In January it was surrounded. On 2 February it "
           "surrendered.",
           "1942 END, 1943-01, 1943-02-02"},
          {"The siege of 1702 lasted from 22 February until 18 September.\n\nIn November the fleet "
           "came. The "
           "following "
           "spring it left.",
           "1702, 1702-02-22, 1702-09-18, 1702-11, 1703-SP"},
          {"In 2003 the coalition invaded. On 20 March the bombs fell, and by May it was over.",
           "2003, 2003-03-20, 2003-05"},
          {"In 1990 the party split. In June of the same year it lost, and in the following year "
           "it "
           "fell apart.",
           "1990, 1990-06, 1991"},
          {"The capital fell on 27 June 1950 at 4 a.m. At noon it rained. Three days later came "
           "help, "
           "at 9 p.m. the next day more.",
           "1950-06-27T04:00, 1950-06-27T12:00, 1950-06-30, 1950-07-01T21:00"},
          {"On the night of 14 April 1912, at 11:40 p.m., she struck. At 2:20 a.m. she sank.",
           "1912-04-14TNI, 1912-04-14T23:40, 1912-04-15T02:20"},
          {"The pact lapses in 2012 unless renewed by 30 November, and if signed by May lasts.",
           "2012, 2010-11-30, 2010-05"},
          {"The treaty of 1763 ended the war. Twelve years later a new one began.", "1763, 1775"},
          {"He reigned 1558–1603, in the latter half of the 16th century.", "1558, 1603, 15XX END"},
          {"Since the early 1990s they had talked. The next morning they fought.",
           "199X START, 2010-05-05TMO"},
      },
      "2010-05-04");
}

TEST_CASE("A history of no known date is told from what it names", "[timex]") {
  check(
      {
          {"In 1914 war came. In August the lights went out.", "1914, 1914-08"},
          {"The army crossed on 3 March 1805. On the 12th of that month it moved on.",
           "1805-03-03, 1805-03-12"},
          {"They landed on 6 June 1944. At 06:30 the first wave reached the beach.",
           "1944-06-06, 1944-06-06T06:30"},
          {"The licence will run through 2032. In February the parties met.", "2032, XXXX-02"},
          {"The pier opened on 1 June 1988. It has been let since 1992 under a lease signed in "
           "April of "
           "that year.",
           "1988-06-01, 1992, 1992-04"},
          {"The colony was founded in 1607.\n\nBy 1619 it throve. In August of that year ships "
           "came.",
           "1607, 1619, 1619-08"},
      },
      "");
}

TEST_CASE("News of no known date has no year but those it says", "[timex]") {
  check(
      {
          {"On Sunday the two parted. What began as a pact in 2019 is over. It follows a deal that "
           "was signed in February.",
           "XXXX-WXX-7, 2019, XXXX-02"},
          {"Last week the pact of 2011 was ended. In May they had met.", "XXXX-WXX, 2011, XXXX-05"},
      },
      "");
}

TEST_CASE("What shall be done every year is of none", "[timex]") {
  check(
      {
          {"The year shall run from 1 June to 31 May. Members shall vote by 30 April.",
           "XXXX-06-01, XXXX-05-31, XXXX-04-30"},
          {"The shop shall be open Monday through Friday, and shall report by the 15th.",
           "XXXX-WXX-1, XXXX-WXX-5, XXXX-XX-15"},
          {"The buyer shall pay thirty days after 31 March.", "XXXX-XX-XX"},
          {"You shall not pass, he said on Friday.", "2013-03-15"},
          {"I shall see you Monday. We shall go on the 24th.", "2013-03-25, 2013-03-24"},
          {"Dogs must be leashed. Owners must pay by 30 April.", "XXXX-04-30"},
          {"You must come to our fair on 30 April!", "2013-04-30"},
          {"Watering is permitted from October 1 through April 30.", "XXXX-10-01, XXXX-04-30"},
          {"Fishing is not allowed between 9 p.m. and 5 a.m.",
           "XXXX-XX-XXT21:00, XXXX-XX-XXT05:00"},
          {"They were allowed in from March 1.", "2013-03-01"},
          {"They are not allowed back until Monday.", "2013-03-25"},
          {"It opens 8 a.m. to 6 p.m., Monday through Friday, and 9 a.m. to 1 p.m. on Saturday.",
           "XXXX-XX-XXT08:00, XXXX-XX-XXT18:00, XXXX-WXX-1, XXXX-WXX-5, XXXX-WXX-6T09:00, "
           "XXXX-WXX-6T13:00"},
          {"Open Mon-Fri 9-5, Sat 10-2; Sun 11am-1pm.",
           "XXXX-WXX-1, XXXX-WXX-5, XXXX-XX-XXT09:00, XXXX-XX-XXT17:00, XXXX-WXX-6, "
           "XXXX-XX-XXT10:00, XXXX-XX-XXT14:00, XXXX-WXX-7T11:00, XXXX-XX-XXT13:00"},
          {"It opens Monday to Friday 9-5. It was shut on Saturday and will be on Tuesday.",
           "XXXX-WXX-1, XXXX-WXX-5, XXXX-XX-XXT09:00, XXXX-XX-XXT17:00, 2013-03-16, 2013-03-26"},
          {"The strike began on Monday. It shall end by Friday, the union said on Tuesday.",
           "2013-03-18, 2013-03-22, 2013-03-19"},
          {"RULES OF THE HARBOUR\n\n1. The season runs from 1 April to 31 October. Fees are due on "
           "the 1st.",
           "XXXX-04-01, XXXX-10-31, XXXX-XX-01"},
          {"The Lessee pays the Lessor on 25 March, 24 June and 29 September.",
           "XXXX-03-25, XXXX-06-24, XXXX-09-29"},
          {"It is hereby agreed that heat is on from October 1 and may be off in May.",
           "XXXX-10-01, XXXX-05"},
          {"UNION SIGNS CONTRACT\n\nThe vote is on May 5, and pay rises on June 1.",
           "2013-05-05, 2013-06-01"},
      },
      "2013-03-20");
}

TEST_CASE("News is told from its day", "[timex]") {
  check(
      {
          {"He was arrested earlier this month and remains in custody.", "2013-03 START"},
          {"Voters go to the polls on Sunday.", "2013-03-24"},
          {"The bank will cut rates next month, economists said on Thursday.",
           "2013-04, 2013-03-21"},
          {"The trial, which began in January, is expected to last six to eight weeks.",
           "2013-01, P6W, P8W"},
          {"Snow is forecast from late Friday through early Sunday.", "2013-03-22, 2013-03-24"},
          {"The blast occurred at around 8:15 a.m. local time (0515 GMT) on Monday.",
           "2013-03-18T08:15 APPROX, 2013-03-18T05:15, 2013-03-18"},
          {"A landslide buried the camp on Monday.\n\nIt came down at 11.20 am (0320 GMT), the "
           "army said, and a second one an hour later.",
           "2013-03-18, 2013-03-18T11:20, 2013-03-18T03:20, 2013-03-18T12:20"},
          {"The summit would still be held on April 24 and 25.", "2013-04-24, 2013-04-25"},
          {"It was the worst month since the 1930s. The bank failed Feb. 15.", "193X, 2013-02-15"},
          {"The board met on Monday.\n\nIt was worse than any of the 1930s. The bank failed "
           "Feb. 15.",
           "2013-03-18, 193X, 2013-02-15"},
          {"She said that on Wednesday the board will vote.", "2013-03-27"},
          {"Officials could not be reached Wednesday.", "2013-03-20"},
          {"It was the first time in five years.", "P5Y"},
          {"The bridge will open in five years.", "2018"},
          {"A fortnight ago the minister resigned.", "2013-W10"},
          {"Parliament returns a week on Monday.", "2013-04-01"},
          {"The film opens in cinemas on Friday week.", "2013-03-29"},
          {"Half past ten on Wednesday morning.", "2013-03-20T10:30"},
          {"Two years ago this week, the uprising began.", "2011-W12"},
          {"This year's budget is the third in as many years.", "2013"},
          {"For the year ended 31 March 2012, turnover rose.", "P1Y, 2012-03-31"},
          {"It took nearly three and a half years.", "P3Y6M LESS_THAN"},
          {"The trial runs from Monday to Wednesday.", "2013-03-25, 2013-03-27"},
          {"The ship was at anchor at 2100 GMT on Wednesday.", "2013-03-20T21:00"},
          {"Shares have gained 12 percent so far this year.", "2013"},
          {"Sales for the rest of the year will be flat.", "2013 END"},
          {"Since last May she has led the group.", "2012-05"},
          {"Under the Securities Act of 1933, filings are due June 30.", "1933, 2013-06-30"},
          {"Acme, founded in 1903, said on Thursday it would open two plants in April.\n\nIt "
           "failed in "
           "2009 and rose in July 2010.\n\nIn February it named a chief, its third since 2008. In "
           "December he had left a rival.",
           "1903, 2013-03-21, 2013-04, 2009, 2010-07, 2013-02, 2008, 2012-12"},
          {"Storms of 2005 and 2008 broke the pier. It was rebuilt in 2010. It opens in May. In "
           "January "
           "it passed inspection.",
           "2005, 2008, 2010, 2013-05, 2013-01"},
          {"Late Tuesday it fell, and early on Wednesday it rose.",
           "2013-03-19 END, 2013-03-20 START"},
          {"On June 5 the board met; in May it had warned.", "2012-06-05, 2012-05"},
          {"The ban takes effect in January.", "2014-01"},
          {"The board voted to ask the meeting on May 23 for more.", "2013-05-23"},
          {"Net income for the first quarter ended March 2 was flat.", "2013-Q1, 2013-03-02"},
          {"It began on June 1, 2012 and runs until May 31, 2015. From the same day they pay.",
           "2012-06-01, 2015-05-31, 2012-06-01"},
          {"It began in the 1980s and broke in the summer.", "198X, XXXX-SU"},
          {"The bank, which opened in March 2011, has two branches. Shares fell Thursday. It hired "
           "in "
           "January.",
           "2011-03, 2013-03-21, 2013-01"},
          {"Minutes later, and some years earlier, it rained.", "PAST_REF, PAST_REF"},
          {"The year-ago quarter was better than the latest quarter.", "2012-Q1, 2013-Q1"},
          {"It lasted three consecutive years, a year or so longer than planned.",
           "P3Y, P1Y APPROX"},
          {"In 2014's third quarter; the 2008 crisis; a 1970s-era plant", "2014-Q3, 2008, 197X"},
          {"He works every six months, on weekends, three times a week.", "P6M, XXXX-WXX-WE, P1W"},
          {"In a Jan. 12 letter, the regulator gave it until Feb. 1.", "2013-01-12, 2013-02-01"},
          {"The hearing had been postponed until Monday.", "2013-03-25"},
          {"The club, founded in 1899, won the title in May.", "1899, 2012-05"},
          {"First-quarter profit rose 5 percent.", "2012-Q1"},
          {"Fourth-quarter results will be out on Tuesday.", "2012-Q4, 2013-03-26"},
          {"In 2011 sales fell, but this year they rose.", "2011, 2013"},
          {"It applies, until Jan. 1, to ore imported by sea.", "2014-01-01"},
          {"Talks are set for Thursday and Friday.", "2013-03-28, 2013-03-29"},
          {"It had to happen: on Feb. 4, they lost.", "2013-02-04"},
          {"The cup, with matches starting on Tuesday", "2013-03-26"},
          {"Please send the signed copy by COB Tuesday.", "2013-03-26"},
          {"Sales beginning June fell 3 percent.", "2012-06"},
          {"Figures until June showed a fall.", "2012-06"},
          {"Just after midnight tonight the law lapses.", "2013-03-23T00:00 AFTER"},
          {"He died on Tuesday night, shortly after midnight.", "2013-03-20T00:00 AFTER"},
          {"Shortly after midnight a mill burned.", "2013-03-22T00:00 AFTER"},
          {"Deadline: Monday", "2013-03-25"},
          {"Last updated: Monday", "2013-03-18"},
          {"It opens this Feb. 29.", "XXXX-XX-XX"},
          {"Sales this February: up 5 percent.", "2013-02"},
          {"the debt at year-end 2014", "2014 END"},
          {"On this day in 1927 it was shown.", "1927-03-22"},
          {"The Landlord and Tenant Board met on Wednesday.", "2013-03-20"},
          {"Each day until 17 Sept. The bus left at 9 a.m.", "P1D, 2012-09-17, 2012-09-17T09:00"},
          {"from 9.30 in the evening to 2 o'clock", "2013-03-22T21:30, 2013-03-23T02:00"},
          {"The bank was robbed ten days ago. It is closed today.", "2013-03-12, 2013-03-22"},
          {"highs in the 60s and 70s", ""},
          {"music of the 70s", "197X"},
      },
      "2013-03-22");
}

TEST_CASE("Messages are short of verbs and letters", "[timex]") {
  check(
      {
          {"exam tmrw at 8am", "2013-05-02T08:00"},
          {"game 7 tonite 8pm ET", "2013-05-01T20:00"},
          {"see u next wk", "2013-W19"},
          {"who's free this wknd?", "2013-W18-WE"},
          {"Happy Thursday everyone", "2013-05-02"},
          {"Can't wait for Saturday night!!", "2013-05-04TNI"},
          {"last nite was crazy", "2013-04-30TNI"},
          {"Deadline is midnight tonight.", "2013-05-01T24:00"},
          {"10 years ago today I started", "2003-05-01"},
          {"3 weeks ago yesterday", "2013-04-09"},
          {"show starts 8:30pm Fri 5/10", "2013-05-10T20:30"},
          {"moved to 12/31/13", "2013-12-31"},
          {"Tickets on sale 10am Friday, 12 April", "2013-04-12T10:00"},
          {"my birthday is in exactly one week\n10 years ago today", "P1W, 2003-05-01"},
          {"In the last 24hrs", "PT24H"},
          {"back in march, or since dec", "2013-03, 2012-12"},
          {"c u 2moro, party 2nite, best day is 2day", "2013-05-02, 2013-05-01TNI, 2013-05-01"},
          {"Thx for the RT! See ya Mon", "2013-05-06"},
          {"my shift ends at 10 tonight, breakfast at 9 tomorrow",
           "2013-05-01T22:00, 2013-05-02T09:00"},
          {"Tix on sale this Thurs 9am", "2013-05-02T09:00"},
          {"posted 3d ago", "2013-04-28"},
          {"July 4th wknd", "2013-W27-WE"},
          {"lol playing til 4", "2013-05-01T16:00"},
          {"They played. They were ahead by 4.", ""},
          {"@ken text me after 11, pls", "2013-05-01T11:00"},
          {"Write to ken@example.org after 11, please", ""},
          {"i am in at 8 out by 1ish", "2013-05-01T08:00, 2013-05-01T13:00"},
          {"(i) the seller is in at 8, (ii) the buyer", ""},
          {"we fly 2 weeks today", "2013-05-15"},
          {"Face them Tuesday #beatthem", "2013-05-07"},
          {"Face them Tuesday", "2013-04-30"},
          {"class this morning.My favourite one", "2013-05-01TMO"},
          {"see it on gamestoday.com or today.com", ""},
          {"doors @7pm, not @1975.", "2013-05-01T19:00"},
      },
      "2013-05-01");
}

TEST_CASE("Contracts say days in full", "[timex]") {
  check(
      {
          {"entered into as of the 1st day of July, 2018", "2018-07-01"},
          {"effective this 9th day of August 2006", "2006-08-09"},
          {"this 3rd day of May, Two Thousand and Ten", "2010-05-03"},
          {"upon ninety (90) days' prior written notice", "P90D"},
          {"within thirty (30) business days of receipt", "P30D"},
          {"on or before March 31 of each year", "XXXX-03-31"},
          {"within 10 days following the end of each calendar quarter", "P10D, P3M"},
          {"Landlord shall give heating from 7:00 a.m. to 6:00 p.m., Monday through Friday.",
           "XXXX-XX-XXT07:00, XXXX-XX-XXT18:00, XXXX-WXX-1, XXXX-WXX-5"},
          {"The agent shall be told (a) for loans in euros, of whatever kind, not later than 11:00 "
           "a.m.",
           "XXXX-XX-XXT11:00"},
          {"Maintenance is on Sundays between 1:00 a.m. and 5:00 a.m.",
           "XXXX-WXX-7, XXXX-XX-XXT01:00, XXXX-XX-XXT05:00"},
          {"the 15th day of each calendar month", "XXXX-XX-15"},
          {"at least sixty days but not more than ninety days before the expiration",
           "P60D EQUAL_OR_MORE, P90D EQUAL_OR_LESS"},
          {"as of 12:01 a.m. Eastern Time on October 1, 2015", "2015-10-01T00:01"},
          {"the fiscal year ended September 30, 2017", "P1Y, 2017-09-30"},
          {"A 5-day course, twice daily, then follow-up planned in six weeks",
           "P5D, P1D, 2020-W12"},
          {"the 30th day of November in the year 2020", "2020-11-30"},
          {"from the 27th to the 3rd of April 2019", "2019-03-27, 2019-04-03"},
          {"on the fifth (5th) day of each month", "XXXX-XX-05"},
          {"on the tenth (10th) Business Day of each calendar quarter", "P3M"},
          {"not less than thirty (30) nor more than sixty (60) days prior to the Expiration Date",
           "P30D EQUAL_OR_MORE, P60D EQUAL_OR_LESS"},
          {"payable on June 30 and December 31 of each year", "XXXX-06-30, XXXX-12-31"},
          {"at 5:00 p.m., New York City time, on the Closing Date", "XXXX-XX-XXT17:00"},
          {"each twelve-month period beginning on July 1 and ending on June 30",
           "P12M, XXXX-07-01, XXXX-06-30"},
          {"on the third Business Day following the Closing Date", "XXXX-XX-XX"},
          {"2020-02-03T17:30:00Z", "2020-02-03T17:30:00"},
      },
      "2020-02-03");
}

TEST_CASE("What looks like a time and is none", "[timex]") {
  for (const std::string_view text : {"May said she would not resign.",
                                      "The March on Washington drew thousands.",
                                      "See Section 12/3 and Schedule 4.",
                                      "He sues under 42 U.S.C. § 1983, and under § 1915(e)(2).",
                                      "under Sections 1831, 1932 and 1967 of the Code",
                                      "Version 2.10.3 was released.",
                                      "Call 555-2016 or (202) 555-1998.",
                                      "It costs $1999.",
                                      "They won 3-2, then lost 10-11.",
                                      "Windows 95, GPT-5.5 and Boeing 737",
                                      "She came second in the race.",
                                      "Prices fall and spring back.",
                                      "pp. 1914-1918 and pages 12-14",
                                      "Case No. 12-2014",
                                      "April Smith met June Carter.",
                                      "Route 1945 and Flight 2010",
                                      "Catch-22, room 1066",
                                      "ISBN 978-0-1998-2013-4",
                                      "Mark 12:30 and Psalm 23:4",
                                      "the second amendment",
                                      "1,945 people paid 2001 dollars",
                                      "day after day",
                                      "1600 Pennsylvania Avenue, or 2001 West Lincoln Ave.",
                                      "Mr. Sunday met Mrs. March",
                                      "the Sunday Times and USA Today",
                                      "the Thirty Years' War and the Six-Day War",
                                      "on 60 Minutes, or a quarter of viewers",
                                      "Sun Microsystems, Sat Nav",
                                      "under Resolution 1973, a 2000-page report",
                                      "He is 34 years old, a 34-year-old"}) {
    CAPTURE(text);
    CHECK(values(text, "2013-03-22").empty());
  }
}

}  // namespace inforce::timex
