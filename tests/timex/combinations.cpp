// SPDX-License-Identifier: MIT
// Verbs say on which side of the document's day a day lies; and a day, a part of it and a clock are
// one expression, in whatever order and words they are said.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "edtf/when.h"
#include "timex/from_text.h"
#include "timex/grammar.h"

namespace inforce::timex {
namespace {

// Sentences about a Friday, read on a Monday: it is over, or yet to come.
constexpr std::string_view kOver[] = {
    "The ministers met on Friday.",
    "The bridge was closed Friday.",
    "He said Friday that talks would go on.",
    "Smith, who resigned Friday, is 60.",
    "After meeting on Friday, they left.",
    "He died Friday at home.",
    "She told reporters Friday.",
    "The firm announced on Friday plans to cut jobs.",
    "The crash on Friday killed three people.",
    "A bomb exploded Friday in the city.",
    "In a statement issued Friday, the firm denied it.",
    "Police arrested a man Friday in connection with the theft.",
    "He arrived in Paris Friday for talks.",
    "The team lost Friday to Leeds.",
    "Figures released on Friday showed a rise.",
    "Shares fell 3% on Friday.",
    "The court ruled Friday.",
    "Officials confirmed Friday's attack.",
    "The storm hit the coast on Friday, cutting power.",
    "A man has been charged over a stabbing on Friday.",
    "He won the race on Friday.",
    "It was the first time since Friday.",
    "The bill, passed on Friday, is law.",
    "The strike that began Friday is over.",
    "The report, published Friday, says so.",
    "She gave birth on Friday.",
    "Thousands marched in London on Friday.",
    "The index closed Friday at 3,000.",
    "They have been missing since Friday.",
    "He did not attend Friday's meeting.",
    "The body was found on Friday by a walker.",
    "The two sides failed on Friday to agree.",
    "Last seen on Friday, he is 12.",
    "His comments on Friday drew anger.",
    "The quake struck Friday, killing two.",
    "Rain forced the umpires to stop play on Friday.",
    "The president signed the bill into law on Friday.",
    "As of Friday, 300 had died.",
    "A man going to work on Friday was shot.",
    "Fans heading to the game on Friday were stopped.",
    "People leaving for work on Friday found the road shut.",
    "Storms kept planes on the ground for much of Friday.",
    "Police stopped a man coming to the house on Friday.",
};

constexpr std::string_view kAhead[] = {
    "The ministers will meet on Friday.",
    "The court is to rule Friday.",
    "He is due to speak on Friday.",
    "The vote is scheduled for Friday.",
    "A decision is expected Friday.",
    "She plans to meet him on Friday.",
    "The pope meets the king Friday.",
    "They are meeting on Friday.",
    "The trial begins Friday.",
    "Figures could be released Friday.",
    "The museum is set to open on Friday.",
    "He hopes to reach a deal by Friday.",
    "The firm has until Friday to pay.",
    "Talks were held ahead of Friday's vote.",
    "The report was to be released Friday.",
    "The bridge is expected to open on Friday.",
    "A memorial to be held on Friday is open to all.",
    "A protest planned for Friday may be banned.",
    "The hearing, scheduled to begin Friday, is public.",
    "Friday is the deadline.",
    "They were preparing for a vote on Friday.",
    "The game is Friday.",
    "The deal takes effect Friday.",
    "The rover is slated to land Friday.",
    "The government faces a vote Friday.",
    "He has called an election for Friday.",
    "Unions vowed to strike on Friday.",
    "He was ordered to appear in court on Friday.",
    "They agreed to meet again on Friday.",
    "Unions threatened to strike on Friday.",
    "He wants to leave on Friday.",
    "Tickets go on sale Friday.",
    "The offer expires Friday.",
    "He returns to court Friday.",
    "The season kicks off Friday.",
    "The trial resumes Friday.",
    "The show runs through Friday.",
    "The sale ends Friday.",
    "Polls open Friday.",
    "The country goes to the polls on Friday.",
    "Voters head to the polls on Friday.",
    "The ban remains in place until Friday.",
    "The match was postponed until Friday.",
    "Join us Friday!",
    "Come to the fair on Friday.",
    "Don't miss the show on Friday.",
    "See you Friday.",
    "Can we meet Friday?",
    "Who is coming on Friday?",
    "I have a test on Friday.",
    "I'm flying home Friday.",
    "The launch has been moved to Friday.",
    "We have a meeting on Friday.",
    "I can't wait for Friday.",
    "Are you free on Friday?",
    "Looking forward to Friday.",
    "I need it by Friday.",
    "My birthday is on Friday.",
    "The president travels to Rome Friday.",
    "He is likely to be released on Friday.",
    "She leaves for Japan on Friday.",
    "The band plays Leeds on Friday.",
    "The committee votes on Friday.",
    "He must decide by Friday.",
    "A storm is forecast to hit on Friday.",
    "Heavy rain is forecast for Friday.",
    "The strike is due to start on Friday.",
    "Negotiators hoped to finish by Friday.",
    "The law comes into force on Friday.",
    "The film opens in cinemas on Friday.",
    "We'd love to see you on Friday.",
    "Let's meet on Friday.",
    "Happy to talk on Friday.",
    "There's a party on Friday.",
    "Snow is possible Friday.",
    "Thunderstorms likely Friday.",
    "Doors open at 7 on Friday.",
    "The next hearing is on Friday.",
    "He is scheduled to testify before Congress on Friday.",
    "Flying to Rome on Friday!",
    "New album coming out Friday.",
    "Moving out on Friday, at last.",
};

Timexes read(const std::string& text, std::string_view anchor) {
  static const Grammar grammar = *load_grammar({std::string(INFORCE_ROOT) + "/models/packs/en"});
  Context context;
  context.anchor = edtf::parse_day(anchor);
  return from_text(text, grammar, context);
}

// The day that the words say that hold "Friday".
std::string friday_of(std::string_view sentence) {
  for (const Timex& timex : read(std::string(sentence), "2016-06-13")) {
    const std::string_view words =
        sentence.substr(timex.words.begin, timex.words.end - timex.words.begin);
    if (words.find("Friday") != std::string_view::npos)
      return timex.value.substr(0, timex.value.find('T'));
  }
  return "none";
}

// All of `words` behind "On 3 May 2010 they met.", as one expression.
void check_whole(const std::string& words) {
  const std::string before = "On 3 May 2010 they met. He came ";
  CAPTURE(words);
  const Timexes found = read(before + words + ", they said.", "2016-06-13");
  REQUIRE(found.size() == 2);
  CHECK(found[1].words.begin == before.size());
  CHECK(found[1].words.end == before.size() + words.size());
}

}  // namespace

TEST_CASE("Verbs tell a Friday that is over from one that comes", "[timex]") {
  for (const std::string_view sentence : kOver) {
    CAPTURE(sentence);
    CHECK(friday_of(sentence) == "2016-06-10");
  }
  for (const std::string_view sentence : kAhead) {
    CAPTURE(sentence);
    CHECK(friday_of(sentence) == "2016-06-17");
  }
}

TEST_CASE("A clock and a day are one expression", "[timex]") {
  const std::string clocks[] = {"5 p.m.",
                                "noon",
                                "8:30",
                                "about 6 a.m.",
                                "nine o'clock",
                                "half past nine",
                                "a quarter to six",
                                "midnight",
                                "ten minutes past six",
                                "1400 hours",
                                "8 in the morning"};
  const std::string days[] = {
      "on 5 May 2010",     "on May 5",     "on Monday",        "on the 5th",
      "that day",          "the same day", "the next day",     "the day before",
      "the following day", "last Friday",  "next Tuesday",     "tomorrow",
      "yesterday",         "today",        "on Christmas Day", "the following Monday",
      "on Monday, May 5"};
  for (const std::string& clock : clocks) {
    for (const std::string& day : days) check_whole(clock + " " + day);
  }
}

TEST_CASE("A part of a day and a day are one expression", "[timex]") {
  for (const std::string part : {"morning", "afternoon", "evening", "night"}) {
    for (const std::string day : {"5 May 2010", "May 5", "Monday", "the 5th", "that day",
                                  "the next day", "the previous day", "Christmas Day"}) {
      check_whole("the " + part + " of " + day);
      check_whole("early on the " + part + " of " + day);
      check_whole("the late " + part + " of " + day);
    }
    for (const std::string day :
         {"the next", "the following", "the previous", "next Monday", "Monday", "every"}) {
      check_whole("early " + day + " " + part);
    }
  }
}

TEST_CASE("An edge of a stretch is one expression with it", "[timex]") {
  for (const std::string edge :
       {"the beginning", "the end", "the middle", "the early part", "the latter part", "the rest",
        "the first half", "the last days", "the opening weeks", "the final months"}) {
    for (const std::string stretch : {"2010", "that year", "the following year", "next year",
                                      "the summer of 2010", "that summer", "the previous year"}) {
      check_whole(edge + " of " + stretch);
    }
  }
}

TEST_CASE("A date is one expression wherever it stands", "[timex]") {
  const std::string dates[] = {
      "5 May 2014",           "May 5, 2014",        "the 5th of May 2014",    "the 5th May, 2014",
      "Monday, 5th May 2014", "Mon, 5 May 2014",    "the fifth of May, 2014", "2014-05-05",
      "05.05.2014",           "5 May 2014 (Monday)"};
  const std::string leads[] = {"",       "On ",         "By ",     "Until ",        "Since ",
                               "From ",  "He left on ", "(",       "\"On ",         "- ",
                               "Dated ", "As of ",      "Before ", "No later than "};
  const std::string tails[] = {
      "",       ".",     ", they met.",    ") they met.",      " the king left.", " Smith left.",
      "; then", " - it", " two men left.", "\nThe king left.", " I left."};
  for (const std::string& date : dates) {
    for (const std::string& lead : leads) {
      for (const std::string& tail : tails) {
        CAPTURE(lead, date, tail);
        const Timexes found = read(lead + date + tail, "2016-06-15");
        REQUIRE(found.size() == 1);
        CHECK(found[0].value == "2014-05-05");
        CHECK(found[0].words.begin == lead.size());
        CHECK(found[0].words.end == lead.size() + date.size());
      }
    }
  }
}

TEST_CASE("Two dates lend each other what they lack", "[timex]") {
  struct Pair {
    std::string first, second;
    std::string from, to;  // their values
  };
  const Pair pairs[] = {
      {"5 May", "7 June 2014", "2014-05-05", "2014-06-07"},
      {"May 5", "June 7, 2014", "2014-05-05", "2014-06-07"},
      {"Monday 5 May", "Saturday 7 June 2014", "2014-05-05", "2014-06-07"},
      {"5", "7 May 2014", "2014-05-05", "2014-05-07"},
      {"May 5", "7, 2014", "2014-05-05", "2014-05-07"},
      {"Monday 5", "Wednesday 7 May 2014", "2014-05-05", "2014-05-07"},
      {"the 5th", "the 7th of May 2014", "2014-05-05", "2014-05-07"},
      {"May", "June 2014", "2014-05", "2014-06"},
      {"the spring", "the fall of 2014", "2014-SP", "2014-FA"},
      {"Q1", "Q3 2014", "2014-Q1", "2014-Q3"},
      {"the first", "the third quarter of 2014", "2014-Q1", "2014-Q3"},
      {"the 19th", "20th centuries", "18XX", "19XX"},
      {"9 a.m.", "5 p.m. on 5 May 2014", "2014-05-05T09:00", "2014-05-05T17:00"},
      {"9:00", "17:00 on 5 May 2014", "2014-05-05T09:00", "2014-05-05T17:00"},
  };
  const std::string ways[][2] = {
      {"from ", " to "},     {"from ", " until "}, {"From ", " through "},
      {"between ", " and "}, {"either ", " or "},  {"both ", " and "},
      {"", " - "},           {"", " to "},         {"(", " or "}};
  for (const Pair& pair : pairs) {
    for (const auto& [lead, joint] : ways) {
      for (const std::string tail : {"", ".", ", they said.", " the king left.", ")"}) {
        const std::string text = lead + pair.first + joint + pair.second + tail;
        CAPTURE(text);
        const Timexes found = read(text, "2016-06-15");
        REQUIRE(found.size() == 2);
        CHECK(found[0].value == pair.from);
        CHECK(found[1].value == pair.to);
      }
    }
  }
}

TEST_CASE("A clock of days that come back is of none of them", "[timex]") {
  for (const std::string day :
       {"each day", "every day", "daily", "every business day", "every other Friday", "on Mondays",
        "on the first day of each month", "once a week", "every morning", "each May 1",
        "the first Monday in each month", "in June of each year", "each spring", "or on Sundays"}) {
    for (const std::string clock : {"at 9 a.m.", "by 5 p.m.", "no later than 5:00 p.m.",
                                    "from 9 a.m. to 5 p.m.", "until midnight", "at 17:00 hours"}) {
      for (const std::string& text : {"Reports are due " + clock + " " + day + ".",
                                      "Reports are due " + day + " " + clock + "."}) {
        CAPTURE(text);
        const Timexes found = read(text, "2016-06-15");
        REQUIRE(!found.empty());
        for (const Timex& timex : found) CHECK(timex.origin != Origin::resolved);
      }
    }
  }
}

TEST_CASE("A length and its way are one expression", "[timex]") {
  for (const std::string more : {"", "about ", "more than ", "nearly ", "just over "}) {
    for (const std::string length :
         {"two days", "a week", "two and a half years", "a year and a half", "half an hour",
          "a couple of weeks", "a decade", "four years, two months and ten days"}) {
      for (const std::string way : {" ago", " later", " earlier", " before that", " after that",
                                    " from now", " before", " afterwards"}) {
        check_whole(more + length + way);
      }
    }
  }
}

}  // namespace inforce::timex
