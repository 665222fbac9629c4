// SPDX-License-Identifier: MIT
// Contracts and their amendments, in the words of many lawyers: what both claim.
#include "base/file.h"
#include "dumped.h"
#include "yaml/node.h"

namespace inforce::contracts {
namespace {

yaml::Node table() {
  const std::string file = INFORCE_ROOT "/tests/contracts/amended.yaml";
  const Result<std::string> text = read_file(file);
  REQUIRE(text);
  const Result<yaml::Node> root = yaml::parse(*text, file);
  REQUIRE(root);
  return *root;
}

std::string lines(const yaml::Node& list) {
  std::string all;
  for (const yaml::Node& line : list.items) all += line.text + "\n";
  return all;
}

// What the contract and the amendment claim.
std::vector<std::string> claims_of(const std::string& first, const std::string& then) {
  std::vector<std::string> dumps;
  for (const claims::Extraction& one :
       to_claims({contract("first", first), contract("then", then)}, wordings()))
    dumps.push_back(dump(one));
  return dumps;
}

TEST_CASE("one sentence of an amendment") {
  const yaml::Node root = table();
  const std::string contract = root.find("contract")->text;
  const auto claims = [&](const std::string& sentence) {
    std::string amendment = root.find("amendment")->text;
    amendment.replace(amendment.find("..."), 3, sentence);
    return claims_of(contract, amendment)[1];
  };
  const std::string act = claims("Nothing else is agreed.");
  CHECK(act == "agreement-amended happens at 2018-05-10\n");
  for (const auto& [sentence, wanted] : root.find("reads")->entries) {
    CAPTURE(sentence.text);
    std::string all = claims(sentence.text);
    if (all.rfind(act, 0) == 0) all.erase(0, act.size());
    CHECK(all == lines(wanted));
  }
  for (const yaml::Node& sentence : root.find("leaves")->items) {
    CAPTURE(sentence.text);
    CHECK(claims(sentence.text) == act);
  }
}

TEST_CASE("one clause of a contract") {
  const yaml::Node root = table();
  for (const auto& [sentence, wanted] : root.find("clauses")->entries) {
    CAPTURE(sentence.text);
    const std::string text = root.find("heading")->text + "\n5. " + sentence.text + "\n";
    const std::string all = dump(to_claims({contract("one", text)}, wordings())[0]);
    CHECK(all == "agreement-made happens at 2015-03-01 until 2025-02-28\n" + lines(wanted));
  }
}

TEST_CASE("whole contracts and their amendments") {
  const yaml::Node root = table();
  for (const yaml::Node& pair : root.find("pairs")->items) {
    CAPTURE(pair.find("about")->text);
    const auto claims = claims_of(pair.find("contract")->text, pair.find("amendment")->text);
    CHECK(claims[0] == lines(*pair.find("first")));
    CHECK(claims[1] == lines(*pair.find("then")));
  }
}

}  // namespace
}  // namespace inforce::contracts
