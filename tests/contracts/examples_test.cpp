// SPDX-License-Identifier: MIT
// Every rule of the pack reads its own examples, with their values, and leaves what it should
// leave; and so do all of them together with the clauses of clauses.yaml.
#include <algorithm>
#include <catch2/catch.hpp>

#include "base/file.h"
#include "contracts/from_text.h"
#include "contracts/reading.h"
#include "loaded.h"
#include "yaml/node.h"

namespace inforce::contracts {
namespace {

bool fires(const Rule& rule, const std::string& clause) {
  const Reading reading = read(clause, wordings());
  return std::any_of(reading.findings.begin(), reading.findings.end(),
                     [&](const Finding& finding) { return finding.rule == &rule; });
}

std::string text_of(const std::optional<Quoted<Day>>& field) {
  return field ? to_string(field->value) : "";
}
std::string text_of(const std::optional<Quoted<std::string>>& field) {
  return field ? field->value : "";
}

// The field that rules with this label fill.
std::string field(const Agreement& agreement, const std::string& label) {
  if (label == "agreement-date") return text_of(agreement.agreement_date);
  if (label == "effective-date") return text_of(agreement.effective_date);
  if (label == "expiration") return text_of(agreement.expiration_date);
  if (label == "renewal" || label == "renewal-option") return text_of(agreement.renewal);
  if (label == "notice") return text_of(agreement.notice);
  if (label == "governing-law") return text_of(agreement.governing_law);
  const bool found = std::any_of(agreement.clauses.begin(), agreement.clauses.end(),
                                 [&](const Clause& clause) { return clause.kind == label; });
  return found ? "yes" : "";
}

TEST_CASE("rules read their examples") {
  for (const Rule& rule : wordings().rules) {
    for (const Example& example : rule.reads) {
      CAPTURE(rule.id, example.clause);
      CHECK(fires(rule, example.clause));
      if (rule.value == "event" || example.value.empty()) continue;
      CHECK(field(from_text(example.clause, wordings()), rule.gives) == example.value);
    }
    for (const Example& example : rule.leaves) {
      CAPTURE(rule.id, example.clause);
      CHECK_FALSE(fires(rule, example.clause));
    }
  }
}

// What is read of an agreement besides its parties and dates; empty: nothing.
std::string all_fields(const Agreement& agreement) {
  std::string all;
  for (const char* label : {"expiration", "renewal", "notice", "governing-law"}) {
    all += field(agreement, label);
  }
  for (const auto& [kind, properties] : wordings().kinds) {
    if (!field(agreement, kind).empty()) all += kind;
  }
  return all;
}

constexpr std::string_view kHeading =
    "SERVICES AGREEMENT\n\nThis Services Agreement (this \"Agreement\") is made as of March 1, "
    "2015 "
    "(the \"Effective Date\") by and between Alder Components, Inc. (\"Alder\") and Birch Trading "
    "Ltd. (\"Birch\").\n\n";

yaml::Node table(const std::string& name) {
  const std::string file = INFORCE_ROOT "/tests/contracts/" + name;
  const Result<std::string> text = read_file(file);
  REQUIRE(text);
  const Result<yaml::Node> root = yaml::parse(*text, file);
  REQUIRE(root);
  return *root;
}

TEST_CASE("clauses in the many words of lawyers") {
  const yaml::Node root = table("clauses.yaml");
  for (const auto& [label, groups] : root.entries) {
    const auto read = [&, &kind = label.text](const std::string& clause) {
      const Agreement agreement = from_text(std::string(kHeading) + clause + "\n", wordings());
      return kind == "nothing" ? all_fields(agreement) : field(agreement, kind);
    };
    for (const auto& [group, rows] : groups.entries) {
      const bool mended = group.text == "reads" || group.text == "leaves";
      for (const auto& [clause, value] : rows.entries) {
        CAPTURE(label.text, group.text, clause.text);
        CHECK((read(clause.text) == value.text) == mended);
      }
      for (const yaml::Node& clause : rows.items) {
        CAPTURE(label.text, group.text, clause.text);
        CHECK(read(clause.text).empty() == mended);
      }
    }
  }
}

TEST_CASE("beginnings of contracts, and their law") {
  const yaml::Node root = table("openings.yaml");
  for (const yaml::Node& row : root.find("contracts")->items) {
    const std::string text = row.find("text")->text + "\n";
    const Agreement agreement = from_text(text, wordings());
    bool right = true;
    std::string all;
    for (const char* label : {"agreement-date", "effective-date", "governing-law"}) {
      const yaml::Node* wanted = row.find(label);
      const std::string read = field(agreement, label);
      right &= wanted == nullptr || wanted->text == read;
      all += label + (": " + read) + "  ";
    }
    CAPTURE(text, all);
    CHECK(right == (row.find("missed") == nullptr));
  }
}

}  // namespace
}  // namespace inforce::contracts
