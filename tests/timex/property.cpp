// SPDX-License-Identifier: MIT
// Dates are made up, written in every usual form, and must come back; any bytes must be survived.
#include <catch2/catch.hpp>
#include <random>

#include "edtf/when.h"
#include "timex/from_text.h"
#include "timex/grammar.h"
#include "timex/shape.h"

namespace inforce::timex {
namespace {

Grammar english() {
  Result<Grammar> grammar = load_grammar({std::string(INFORCE_ROOT) + "/models/packs/en"});
  REQUIRE(grammar);
  return *grammar;
}

constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                   "May",       "June",     "July",     "August",
                                   "September", "October",  "November", "December"};
constexpr const char* kWeekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                     "Thursday", "Friday", "Saturday"};
constexpr std::size_t kForms = 10;

std::string suffix(unsigned day) {
  if (day >= 11 && day <= 13) return "th";
  return day % 10 == 1 ? "st" : day % 10 == 2 ? "nd" : day % 10 == 3 ? "rd" : "th";
}

std::string write(date::sys_days day, std::size_t form) {
  const date::year_month_day ymd{day};
  const std::string y = std::to_string(int{ymd.year()}), d = std::to_string(unsigned{ymd.day()});
  const std::string name = kMonths[unsigned{ymd.month()} - 1],
                    nth = d + suffix(unsigned{ymd.day()});
  const std::string weekday = kWeekdays[date::weekday{day}.c_encoding()];
  switch (form) {
    case 0:
      return edtf::to_string(day);
    case 1:
      return name + " " + d + ", " + y;
    case 2:
      return d + " " + name + " " + y;
    case 3:
      return "the " + nth + " of " + name + ", " + y;
    case 4:
      return weekday + ", " + name + " " + d + ", " + y;
    case 5:
      return "the " + nth + " day of " + name + " " + y;
    case 6:
      return d + "-" + name.substr(0, 3) + "-" + y;
    case 7:
      return (name == "May" ? name : name.substr(0, 3) + ".") + " " + nth + ", " + y;
    case 8:
      return weekday + " " + d + " " + name + " " + y;
    default:
      return edtf::to_string(day).replace(4, 1, "/").replace(7, 1, "/");
  }
}

}  // namespace

TEST_CASE("A date written in any usual form is read back", "[timex]") {
  const Grammar grammar = english();
  std::mt19937 random(7);
  for (int i = 0; i < 4000; ++i) {
    const date::sys_days day =
        date::sys_days{date::year{1600} / 1 / 1} + date::days{static_cast<int>(random() % 200000)};
    const std::string words = write(day, random() % kForms);
    const std::string text = "It was signed on " + words + ", and so on.";
    CAPTURE(text);
    const Timexes timexes = from_text(text, grammar);
    REQUIRE(timexes.size() == 1);
    CHECK(timexes[0].words.of(text) == words);
    CHECK(timexes[0].value == edtf::to_string(day));
    CHECK(timexes[0].bounds == edtf::Bounds{day, day});
    CHECK(timexes[0].origin == Origin::stated);
  }
}

TEST_CASE("Any bytes give spans in order, inside the text, with EDTF that can be read", "[timex]") {
  const Grammar grammar = english();
  const std::string words[] = {"last ",
                               "May ",
                               "3",
                               "30 ",
                               "February ",
                               "2O19 ",
                               "the ",
                               "of ",
                               "week ",
                               "-",
                               "/",
                               ":",
                               "\xE2\x80\x93",
                               "\xC3",
                               "\n\n",
                               "century ",
                               "BC ",
                               "9999 ",
                               "31 December 9999 ",
                               "11 p.m. ",
                               "1 a.m. ",
                               "years ",
                               "ago ",
                               "999999999 ",
                               "million ",
                               "Friday ",
                               "next ",
                               "Easter ",
                               "a.m. ",
                               std::string("\0x", 2),
                               "'",
                               "90s ",
                               "first ",
                               "("};
  std::mt19937 random(11);
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    const std::size_t length = random() % 24;
    for (std::size_t j = 0; j < length; ++j) {
      if (random() % 8 == 0)
        text += static_cast<char>(random() % 256);
      else
        text += words[random() % std::size(words)];
    }
    Context context;
    if (random() % 2 == 0) context.anchor = date::sys_days{date::year{2016} / 6 / 15};
    std::uint32_t at = 0;
    for (const Timex& timex : from_text(text, grammar, context)) {
      CAPTURE(text, timex.words.begin, timex.words.end, timex.value, timex.edtf);
      REQUIRE(timex.words.begin >= at);
      REQUIRE(timex.words.end > timex.words.begin);
      REQUIRE(timex.words.end <= text.size());
      REQUIRE(Shape(timex.value).is_timex3());
      if (!timex.edtf.empty()) REQUIRE(edtf::parse(timex.edtf));
      at = timex.words.end;
    }
  }
}

TEST_CASE("A long paragraph is not cut within a date", "[timex]") {
  const Grammar grammar = english();
  for (int words = 1000; words < 1040; ++words) {
    std::string text;
    for (int i = 0; i < words; ++i) text += "word ";
    text += "on Sept. 5, 2016 it began.";
    CAPTURE(words);
    const Timexes timexes = from_text(text, grammar);
    REQUIRE(timexes.size() == 1);
    CHECK(timexes[0].value == "2016-09-05");
  }
}

TEST_CASE("A text read in pieces gives what it gives whole", "[timex]") {
  const Grammar grammar = english();
  const std::string first = "On April 27, 2026 it began.\n\n",
                    second = "Two days later it ended.\n";
  const Timexes whole = from_text(first + second, grammar);
  Reader reader(grammar, {});
  Timexes pieces;
  reader.read(first, pieces);
  reader.read(second, pieces);
  REQUIRE(whole.size() == 2);
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[1].value == whole[1].value);
  CHECK(whole[1].value == "2026-04-29");
}

}  // namespace inforce::timex
