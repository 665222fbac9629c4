// SPDX-License-Identifier: MIT
// The annotated texts of tests/timex/gold, scored as TempEval-3 scores: F1 over all expressions of
// a register, strict (same extent), relaxed (overlapping), and of those that overlap with the same
// type, or value.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>

#include "base/file.h"
#include "edtf/when.h"
#include "timex/from_text.h"
#include "timex/grammar.h"

namespace inforce::timex {
namespace {

struct Gold {
  Span words;
  std::string type, value;
};

struct Text {
  std::string name;
  Context context;
  std::string text;
  std::vector<Gold> gold;
};

// "{Thursday|DATE|2013-03-21}" gives "Thursday" and what it means.
void add_line(std::string_view line, Text& text) {
  while (!line.empty()) {
    const std::size_t open = std::min(line.find('{'), line.size());
    text.text += line.substr(0, open);
    line.remove_prefix(open);
    if (line.empty()) break;
    const std::size_t type = line.find('|'), value = line.find('|', type + 1),
                      close = line.find('}', value);
    REQUIRE(close != std::string_view::npos);
    const auto begin = static_cast<std::uint32_t>(text.text.size());
    text.text += line.substr(1, type - 1);
    text.gold.push_back({{begin, static_cast<std::uint32_t>(text.text.size())},
                         std::string(line.substr(type + 1, value - type - 1)),
                         std::string(line.substr(value + 1, close - value - 1))});
    line.remove_prefix(close + 1);
  }
  text.text += '\n';
}

std::vector<Text> read_texts(const std::string& reg) {
  const Result<std::string> bytes =
      read_file(fmt::format("{}/tests/timex/gold/{}.txt", INFORCE_ROOT, reg));
  REQUIRE(bytes);
  std::vector<Text> texts;
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    if (line.substr(0, 4) == "=== ") {
      const std::size_t day = line.rfind(' ');
      texts.push_back({std::string(line.substr(4, day - 4)), {}, {}, {}});
      texts.back().context.anchor = edtf::parse_day(line.substr(day + 1));
      REQUIRE(texts.back().context.anchor);
    } else if (!texts.empty()) {
      add_line(line, texts.back());
    }
  }
  return texts;
}

struct Score {
  int gold = 0, found = 0, overlap = 0, strict = 0, type = 0, value = 0;
  [[nodiscard]] double f1(int hits) const {
    return gold + found == 0 ? 0 : 200.0 * hits / (gold + found);
  }
};

std::string_view name_of(Type type) {
  constexpr std::string_view kNames[] = {"DATE", "TIME", "DURATION", "SET"};
  return kNames[static_cast<std::size_t>(type)];
}

// Each expression is paired with the first one of the other side that it overlaps and nobody has.
template <typename Miss>
Score score(const std::vector<Text>& texts, const Grammar& grammar, Miss miss) {
  Score score;
  for (const Text& text : texts) {
    const Timexes found = from_text(text.text, grammar, text.context);
    score.gold += static_cast<int>(text.gold.size());
    score.found += static_cast<int>(found.size());
    std::size_t next = 0;
    for (const Gold& gold : text.gold) {
      for (; next < found.size() && found[next].words.end <= gold.words.begin; ++next)
        miss(text, nullptr, &found[next]);
      if (next == found.size() || found[next].words.begin >= gold.words.end) {
        miss(text, &gold, nullptr);
        continue;
      }
      const Timex& timex = found[next++];
      const bool strict = timex.words == gold.words, value = timex.value == gold.value;
      ++score.overlap;
      score.strict += strict ? 1 : 0;
      score.type += name_of(timex.type) == gold.type ? 1 : 0;
      score.value += value ? 1 : 0;
      if (!strict || !value) miss(text, &gold, &timex);
    }
    for (; next < found.size(); ++next) miss(text, nullptr, &found[next]);
  }
  return score;
}

const Grammar& english() {
  static const Grammar grammar = *load_grammar({std::string(INFORCE_ROOT) + "/models/packs/en"});
  return grammar;
}

struct Register {
  std::string name;
  double strict, relaxed, type, value;  // F1 may not fall below
};
const Register kRegisters[] = {
    {"news", 97.5, 98.5, 97.5, 93.5},        {"histories", 97.5, 99.0, 98.0, 92.0},
    {"posts", 96.0, 97.0, 96.5, 92.5},       {"contracts", 95.0, 98.0, 95.5, 92.0},
    {"hard-news", 89.0, 95.0, 92.5, 84.0},   {"hard-histories", 93.0, 97.5, 96.0, 89.5},
    {"hard-posts", 91.0, 95.0, 91.5, 84.0},  {"hard-contracts", 92.5, 97.0, 92.0, 91.0},
    {"usual-news", 98.5, 99.0, 99.0, 95.5},  {"usual-histories", 98.5, 99.0, 98.5, 96.5},
    {"usual-posts", 96.0, 97.5, 96.5, 93.5}, {"usual-contracts", 99.0, 99.5, 97.0, 99.0},
};

}  // namespace

TEST_CASE("No register is read worse than it was", "[timex][score]") {
  fmt::print("{:<15} {:>6} {:>11} {:>7} {:>8} {:>6} {:>6}\n", "F1", "texts", "expressions",
             "strict", "relaxed", "type", "value");
  for (const Register& reg : kRegisters) {
    const std::vector<Text> texts = read_texts(reg.name);
    const Score got = score(texts, english(), [](const auto&...) {});
    const double strict = got.f1(got.strict), relaxed = got.f1(got.overlap),
                 type = got.f1(got.type), value = got.f1(got.value);
    fmt::print("{:<15} {:>6} {:>11} {:>7.1f} {:>8.1f} {:>6.1f} {:>6.1f}\n", reg.name, texts.size(),
               got.gold, strict, relaxed, type, value);
    std::fflush(stdout);
    CAPTURE(reg.name);
    CHECK(strict >= reg.strict);
    CHECK(relaxed >= reg.relaxed);
    CHECK(type >= reg.type);
    CHECK(value >= reg.value);
  }
}

TEST_CASE("What the annotated texts read otherwise, a line each", "[.misses]") {
  for (const Register& reg : kRegisters) {
    const std::vector<Text> texts = read_texts(reg.name);
    score(texts, english(), [&](const Text& text, const Gold* gold, const Timex* timex) {
      fmt::print("{}/{}: ", reg.name, text.name);
      if (gold != nullptr)
        fmt::print("'{}' {} {}", gold->words.of(text.text), gold->type, gold->value);
      if (timex != nullptr)
        fmt::print("{}'{}' {} {} [{}]", gold == nullptr ? "no time: " : ", read as ",
                   timex->words.of(text.text), name_of(timex->type), timex->value, timex->rule);
      fmt::print("{}\n", timex == nullptr ? " not found" : "");
    });
  }
}

}  // namespace inforce::timex
