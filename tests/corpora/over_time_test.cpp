// SPDX-License-Identifier: MIT
// The stories of over_time.yaml: a few documents each, read, merged and asked.
#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "base/file.h"
#include "base/text.h"
#include "claims/fixture.h"
#include "edtf/when.h"
#include "merge/kinds.h"
#include "merge/merge.h"
#include "query/query.h"
#include "yaml/node.h"

namespace inforce::corpora {
namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

// "2020-01-10 | Acme pays Beta 20%".
claims::Extraction document(const std::string& line, char name) {
  const std::size_t bar = line.find('|');
  const std::string day(trim(std::string_view(line).substr(0, bar)));
  const std::string text(trim(std::string_view(line).substr(bar + 1)));
  const Result<text::Document> read =
      text::from_bytes((day.empty() ? "" : "Published: " + day + "\n\n") + text + "\n",
                       std::string(1, name) + ".txt");
  REQUIRE(read);
  claims::Extraction said = claims::extract(*read, test::english(), test::agreements());
  said.doc = std::string(1, name);
  return said;
}

model::Model merged(const yaml::Node& docs) {
  std::vector<claims::Extraction> all;
  for (const yaml::Node& line : docs.items)
    all.push_back(document(line.text, static_cast<char>('a' + static_cast<int>(all.size()))));
  Diagnostics diagnostics;
  return merge::from_claims(std::move(all), merge::kinds_of(test::agreements()), {}, diagnostics);
}

query::Asked asked(const std::string& question) {
  const std::vector<std::string> words = words_of(question);
  const auto days = edtf::parse(words.front());
  REQUIRE(days);
  query::Asked asked{{*days->bounds.earliest, *days->bounds.latest}, std::nullopt};
  if (words.size() > 2) asked.known = edtf::parse(words[2])->bounds.latest;
  return asked;
}

bool has(const query::Standing& standing, const std::string& wanted) {
  const std::size_t equals = wanted.find('=');
  const std::string name = wanted.substr(0, equals), value = wanted.substr(equals + 1);
  if (name == "until") {
    const auto day = edtf::parse(value);
    return standing.version->until && standing.version->until->date.bounds == day->bounds;
  }
  const auto attribute = standing.version->attributes.find(name);
  return attribute != standing.version->attributes.end() && attribute->second == value;
}

// "revenue-share in-force rate=20%".
bool answers(const query::Answer& answer, const std::vector<std::string>& wanted) {
  using query::State;
  const std::string &kind = wanted[0], &state = wanted[1];
  std::vector<std::string> fields;
  for (std::size_t i = 2; i < wanted.size(); ++i) {
    if (wanted[i].find('=') != std::string::npos)
      fields.push_back(wanted[i]);
    else
      fields.back() += " " + wanted[i];  // "amount=400000000 USD"
  }
  std::vector<const query::Standing*> found;
  for (const query::Standing& standing : answer.terms) {
    if (standing.term->kind == kind) found.push_back(&standing);
  }
  if (state == "none") return found.empty();
  const auto disputed_field = [&](const std::string& field) {
    return std::any_of(answer.conflicts.begin(), answer.conflicts.end(), [&](const auto* conflict) {
      return conflict->about.find(kind) == 0 && (field.empty() || conflict->field == field);
    });
  };
  return std::any_of(found.begin(), found.end(), [&](const query::Standing* standing) {
    const bool fits = std::all_of(fields.begin(), fields.end(),
                                  [&](const std::string& field) { return has(*standing, field); });
    if (!fits) return false;
    if (state == "possible") return standing->state == State::possible;
    if (state == "disputed") return standing->state == State::disputed || disputed_field({});
    const bool is_sure = std::none_of(fields.begin(), fields.end(), [&](const std::string& field) {
      return field.find("until=") != 0 && disputed_field(field.substr(0, field.find('=')));
    });
    return standing->state == State::in_force && is_sure;
  });
}

}  // namespace

TEST_CASE("terms change over time as a careful reader says", "[corpora]") {
  const Result<std::string> text =
      read_file(std::string(INFORCE_ROOT) + "/tests/corpora/over_time.yaml");
  REQUIRE(text);
  const Result<yaml::Node> stories = yaml::parse(*text, "over_time.yaml");
  REQUIRE(stories);
  for (const yaml::Node& story : stories->items) {
    const yaml::Node *docs = story.find("docs"), *asks = story.find("ask");
    REQUIRE((docs != nullptr && asks != nullptr));
    const model::Model model = merged(*docs);
    for (const auto& ask : asks->entries) {
      CAPTURE(story.find("story")->text, ask.key.text, ask.value.text);
      CHECK(answers(query::at(model, asked(ask.key.text)), words_of(ask.value.text)));
    }
  }
}

}  // namespace inforce::corpora
