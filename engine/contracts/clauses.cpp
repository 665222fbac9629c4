// SPDX-License-Identifier: MIT
#include "contracts/clauses.h"

#include <algorithm>

#include "contracts/parties.h"

namespace inforce::contracts {
namespace {

// A number as written, without the commas between thousands: "4.5", "2000000".
std::string digits_of(const Reading& r, const Value& value) {
  std::string digits;
  for (std::uint32_t at = value.first; at < std::max(value.last, value.first + 1); ++at) {
    if (!r.words[at].digits) continue;
    digits.clear();
    for (const char c : r.bytes(at, at + 1).of(r.text)) {
      if ((c >= '0' && c <= '9') || c == '.') digits += c;
    }
  }
  return digits.empty() && value.length.count > 0 ? std::to_string(value.length.count) : digits;
}

// The code of the currency beside a sum; empty where none is named.
std::string currency_of(const Reading& r, const Value& value) {
  if ((r.words[value.first].before & kDollar) != 0) return "USD";
  constexpr std::string_view kPrefix = "currency-";
  const auto& lists = r.wordings->members;
  for (auto list = lists.lower_bound(kPrefix);
       list != lists.end() && list->first.starts_with(kPrefix); ++list) {
    const auto names = [&](std::uint32_t at) {
      const WordId word = r.words[at].id;
      return word < list->second.size() && list->second[word];
    };
    const bool before = value.first > 0 && names(value.first - 1);
    if (before || names(std::max(value.last, value.first + 1)))
      return list->first.substr(kPrefix.size());
  }
  return {};
}

// The first share and sum of a sentence, as attributes.
void read_amounts(const Reading& r, const Sentence& sentence, Clause& clause) {
  auto value = std::lower_bound(r.values.begin(), r.values.end(), sentence.first,
                                [](const Value& v, std::uint32_t at) { return v.first < at; });
  for (; value != r.values.end() && value->first < sentence.last; ++value) {
    const std::string digits = digits_of(r, *value);
    if (digits.empty()) continue;
    if (value->kind == ValueKind::share && clause.kind == "revenue-share") {
      clause.attributes.emplace("rate", digits + "%");
    }
    const bool counts = clause.kind == "minimum-commitment" || clause.kind == "liability-cap";
    if (value->kind != ValueKind::sum || !counts) continue;
    if (const std::string currency = currency_of(r, *value); !currency.empty())
      clause.attributes.emplace("amount", digits + " " + currency);
  }
}

// Who has the term and who owes it, when the sentence names a party before its verb.
void read_roles(const Reading& r, const Finding& finding, const std::vector<PartyName>& parties,
                Clause& clause) {
  if (finding.rule->subject == Rule::Subject::none || parties.empty()) return;
  const Sentence& sentence = r.layout.sentences[finding.sentence];
  const std::vector<Mention> mentions = find_mentions(r, parties, sentence.first, sentence.last);
  const Mention* subject = nullptr;
  for (const Mention& mention : mentions) {
    if (subject == nullptr || mention.word <= finding.match.first) subject = &mention;
  }
  if (subject == nullptr) return;
  const std::string* other = nullptr;
  for (const Mention& mention : mentions) {
    if (mention.party != subject->party && mention.word > subject->word) {
      other = &parties[mention.party].usual;
      break;
    }
  }
  if (other == nullptr && parties.size() == 2) other = &parties[1 - subject->party].usual;
  const bool holds = (finding.rule->subject == Rule::Subject::holder) != finding.turned;
  (holds ? clause.holder : clause.bound) = parties[subject->party].usual;
  if (other != nullptr) (holds ? clause.bound : clause.holder) = *other;
}

}  // namespace

std::vector<Clause> read_clauses(const Reading& r, const std::vector<PartyName>& parties) {
  std::vector<Clause> clauses;
  std::vector<std::uint32_t> sentences;  // of each clause
  std::size_t begin = 0;                 // the first clause of this sentence
  for (const Finding& finding : r.findings) {
    if (!r.wordings->is_kind(finding.rule->gives)) continue;
    while (begin < clauses.size() && sentences[begin] != finding.sentence) ++begin;
    const bool again =
        std::any_of(clauses.begin() + static_cast<std::ptrdiff_t>(begin), clauses.end(),
                    [&](const Clause& clause) { return clause.kind == finding.rule->gives; });
    if (again) continue;
    Clause clause;
    clause.kind = finding.rule->gives;
    clause.quote = r.sentence(finding.sentence);
    clause.rule = finding.rule->id;
    clause.section = r.layout.sections[r.layout.sentences[finding.sentence].section].number;
    read_roles(r, finding, parties, clause);
    read_amounts(r, r.layout.sentences[finding.sentence], clause);
    clauses.push_back(std::move(clause));
    sentences.push_back(finding.sentence);
  }
  // "license.exclusive": an attribute of the clause of that kind in the same sentence.
  begin = 0;
  for (const Finding& finding : r.findings) {
    const std::string& label = finding.rule->gives;
    const std::size_t dot = label.find('.');
    if (dot == std::string::npos) continue;
    while (begin < clauses.size() && sentences[begin] < finding.sentence) ++begin;
    for (std::size_t i = begin; i < clauses.size() && sentences[i] == finding.sentence; ++i) {
      if (clauses[i].kind == label.substr(0, dot)) {
        clauses[i].attributes.emplace(label.substr(dot + 1), finding.rule->value);
      }
    }
  }
  return clauses;
}

std::optional<Quoted<std::string>> read_law(const Reading& r) {
  for (const Finding* finding : r.of("governing-law")) {
    if (const Value* place = r.captured(*finding, ValueKind::place)) {
      return Quoted<std::string>{std::string(place->name), r.sentence(finding->sentence)};
    }
  }
  return std::nullopt;
}

}  // namespace inforce::contracts
