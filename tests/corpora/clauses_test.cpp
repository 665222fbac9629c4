// SPDX-License-Identifier: MIT
// Single sentences against clauses.yaml and its like: each row goes through `inforce extract` as a
// document of its own.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/text.h"
#include "claims/json.h"
#include "claims/names.h"
#include "corpora/same.h"
#include "corpora/score.h"
#include "yaml/node.h"

namespace inforce::corpora {
namespace {

namespace fs = std::filesystem;

const std::string kFolder = std::string(INFORCE_ROOT) + "/tests/corpora/";

yaml::Node read_rows(const std::string& name) {
  const Result<std::string> text = read_file(kFolder + name);
  REQUIRE(text);
  const Result<yaml::Node> node = yaml::parse(*text, name);
  REQUIRE(node);
  return *node;
}

// The claims of each row, by its number.
std::vector<std::vector<claims::Claim>> extract(const std::vector<yaml::Node>& rows) {
  std::string lines;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const nlohmann::json line = {{"id", fmt::format("row-{}", i)},
                                 {"text", rows[i].find("text")->text}};
    lines += line.dump() + "\n";
  }
  const fs::path base = fs::temp_directory_path() / fmt::format("inforce-clauses-{}", ::getpid());
  const std::string in = base.string() + ".in", out = base.string() + ".out";
  REQUIRE(write_file(in, lines).empty());
  const std::string command = fmt::format("'{}' extract <'{}' >'{}'", INFORCE_PROGRAM, in, out);
  const int status = std::system(command.c_str());
  const Result<std::string> answer = read_file(out);
  std::error_code ignored;
  fs::remove(in, ignored);
  fs::remove(out, ignored);
  REQUIRE(status == 0);
  REQUIRE(answer);

  Diagnostics problems;
  std::vector<std::vector<claims::Claim>> found(rows.size());
  for (claims::Extraction& extraction : claims::from_json_lines(*answer, "extract", problems)) {
    const std::size_t row = std::stoul(extraction.doc.substr(extraction.doc.find('-') + 1));
    REQUIRE(row < found.size());
    found[row] = std::move(extraction.claims);
  }
  CHECK(problems.empty());
  return found;
}

bool is_fact(const claims::Claim& claim) {
  return claim.modality == claims::Modality::fact || claim.modality == claims::Modality::reported;
}

bool says_party(const std::string& found, const std::string& wanted) {
  return same_party(slug(found), slug(wanted));
}

bool says_day(const claims::Claim& claim, const std::string& wanted) {
  const std::optional<edtf::When> day = edtf::parse(wanted);
  REQUIRE(day);
  return std::any_of(claim.times.begin(), claim.times.end(), [&](const claims::Time& time) {
    return time.when.bounds.latest == day->bounds.latest;
  });
}

bool says(const claims::Claim& claim, const yaml::Node& key, const yaml::Node& value) {
  if (key.text == "kind") return claim.kind == value.text;
  if (key.text == "effect") return claims::name_of(claims::kEffects, claim.effect) == value.text;
  if (key.text == "side") return claims::name_of(claims::kSides, claim.side) == value.text;
  if (key.text == "modality")
    return claims::name_of(claims::kModalities, claim.modality) == value.text;
  if (key.text == "condition") return claim.condition == value.text;
  if (key.text == "holder") return says_party(claim.holder, value.text);
  if (key.text == "bound") return says_party(claim.bound, value.text);
  if (key.text == "from" || key.text == "until") return says_day(claim, value.text);
  if (key.text == "attributes") {
    return std::all_of(value.entries.begin(), value.entries.end(), [&](const auto& entry) {
      const auto at = claim.attributes.find(entry.key.text);
      return at != claim.attributes.end() &&
             same_value(entry.key.text, at->second, entry.value.text);
    });
  }
  REQUIRE(key.text == "parties");
  return std::all_of(value.items.begin(), value.items.end(), [&](const yaml::Node& name) {
    return std::any_of(claim.parties.begin(), claim.parties.end(),
                       [&](const std::string& party) { return says_party(party, name.text); });
  });
}

// How many of the wanted fields the claim has; -1 when its kind is another.
int agreement(const claims::Claim& claim, const yaml::Node& wanted) {
  int fields = 0;
  for (const auto& [key, value] : wanted.entries) {
    const bool right = says(claim, key, value);
    if (key.text == "kind" && !right) return -1;
    fields += right ? 1 : 0;
  }
  return fields;
}

struct Tally {
  Count claims;  // found, and of the right kind
  Count fields;  // of the claims wanted
  std::vector<std::string> misses;
};

std::string dump(const claims::Claim& claim) {
  std::string line = fmt::format("{} {} holder={} bound={} {}", claim.kind,
                                 claims::name_of(claims::kEffects, claim.effect), claim.holder,
                                 claim.bound, claims::name_of(claims::kModalities, claim.modality));
  for (const auto& [name, value] : claim.attributes) line += fmt::format(" {}={}", name, value);
  for (const std::string& party : claim.parties) line += " +" + party;
  for (const claims::Time& time : claim.times) line += " " + time.when.edtf;
  return line;
}

void tally_row(const yaml::Node& row, const std::vector<claims::Claim>& found, Tally& tally) {
  const std::string text = one_line(row.find("text")->text);
  std::vector<bool> taken(found.size(), false);
  for (const yaml::Node& wanted : row.find("expect")->items) {
    const int fields = static_cast<int>(wanted.entries.size());
    int best = -1;
    std::size_t partner = found.size();
    for (std::size_t i = 0; i < found.size(); ++i) {
      const int agreed = taken[i] ? -1 : agreement(found[i], wanted);
      if (agreed > best) best = agreed, partner = i;
    }
    tally.claims.wanted += 1;
    tally.fields.wanted += fields;
    if (best < 0) {
      tally.misses.push_back(fmt::format("clause: '{}': no {}", text, wanted.find("kind")->text));
      continue;
    }
    taken[partner] = true;
    tally.claims.right += 1;
    tally.claims.found += 1;
    tally.fields.right += best;
    tally.fields.found += fields;
    for (const auto& [key, value] : wanted.entries) {
      if (says(found[partner], key, value)) continue;
      tally.misses.push_back(fmt::format("clause: '{}': {} wanted {}, is [{}]", text, key.text,
                                         value.text, dump(found[partner])));
    }
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    const bool asked = std::any_of(
        row.find("expect")->items.begin(), row.find("expect")->items.end(),
        [&](const yaml::Node& wanted) { return wanted.find("kind")->text == found[i].kind; });
    if (taken[i] || asked || !is_fact(found[i])) continue;
    tally.claims.found += 1;
    tally.misses.push_back(fmt::format("clause: '{}': too many: [{}]", text, dump(found[i])));
  }
}

// Every row is right, but for those that are known to be `missed`.
Tally tally_all(const std::string& name) {
  const yaml::Node rows = read_rows(name + ".yaml");
  const auto found = extract(rows.items);
  Tally tally;
  for (std::size_t i = 0; i < rows.items.size(); ++i) {
    const yaml::Node& row = rows.items[i];
    const std::size_t before = tally.misses.size();
    tally_row(row, found[i], tally);
    const bool is_right = tally.misses.size() == before;
    const bool is_known = row.find("missed") != nullptr;
    INFO(name << ".yaml:" << row.place.line << ": " << row.find("text")->text);
    INFO((is_right ? std::string("right now: take out 'missed: true'") : tally.misses.back()));
    CHECK(is_right != is_known);
  }
  return tally;
}

// asserted.yaml: denials, plans and failures beside the assertions nearest to them; asserted-unseen
// was written with it and kept from those who made the rules.
constexpr const char* kFiles[] = {"clauses", "asserted", "asserted-unseen"};

}  // namespace

TEST_CASE("sentences claim what they say, and opinions claim nothing", "[score]") {
  const yaml::Node floors = read_rows("floors.yaml");
  for (const std::string name : kFiles) {
    CAPTURE(name);
    const Tally tally = tally_all(name);
    fmt::print("{:<22} claims {:.2f} ({:.2f}/{:.2f})  fields {:.2f} of those wanted\n", name,
               tally.claims.f1(), tally.claims.precision(), tally.claims.recall(),
               tally.fields.recall());
    const yaml::Node* row = floors.find(name);
    REQUIRE(row != nullptr);
    CHECK(tally.claims.precision() + 1e-9 >= std::stod(row->find("precision")->text));
    CHECK(tally.claims.recall() + 1e-9 >= std::stod(row->find("recall")->text));
    CHECK(tally.fields.recall() + 1e-9 >= std::stod(row->find("fields")->text));
  }
}

TEST_CASE("every miss of the sentences", "[.misses]") {
  for (const std::string name : kFiles) {
    for (const std::string& line : tally_all(name).misses) fmt::print("{}\n", line);
  }
}

}  // namespace inforce::corpora
