// SPDX-License-Identifier: MIT
#include "contracts/clauses.h"

#include <algorithm>

#include "base/text.h"
#include "contracts/mentions.h"
#include "contracts/opening.h"

namespace inforce::contracts {
namespace {

// "2.5 million": the digits with the point moved.
std::string scaled(const Reading& r, const Value& value, std::string digits) {
  constexpr std::pair<const char*, std::size_t> kScales[] = {
      {"times-thousand", 3}, {"times-million", 6}, {"times-billion", 9}};
  const WordId last = r.words[std::max(value.last, value.first + 1) - 1].id;
  for (const auto& [list, zeros] : kScales) {
    if (!r.wordings->is(list, last) || digits.empty()) continue;
    const std::size_t point = std::min(digits.find('.'), digits.size());
    std::string fraction = point < digits.size() ? digits.substr(point + 1) : "";
    if (fraction.size() > zeros) return digits;
    fraction.resize(zeros, '0');
    return digits.substr(0, point) + fraction;
  }
  return digits;
}

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
  if (digits.empty() && value.length.count > 0) digits = std::to_string(value.length.count);
  return scaled(r, value, std::move(digits));
}

// "currency-USD": what stands behind the prefix in the name of the list with this word; empty:
// none.
std::string code_of(const Reading& r, std::string_view prefix, std::uint32_t at) {
  const WordId word = r.words[at].id;
  const auto& lists = r.wordings->members;
  for (auto list = lists.lower_bound(prefix);
       list != lists.end() && list->first.starts_with(prefix); ++list) {
    if (word < list->second.size() && list->second[word]) return list->first.substr(prefix.size());
  }
  return {};
}

// The code of the currency beside a sum; empty where none is named.
std::string currency_of(const Reading& r, const Value& value) {
  if ((r.words[value.first].before & kMoney) != 0) {
    constexpr std::string_view kDollar = "$";
    constexpr std::pair<std::string_view, const char*> kSigns[] = {
        {"\xC2\xA3", "GBP"}, {"\xC2\xA5", "JPY"}, {"\xE2\x82\xAC", "EUR"}};
    const std::string_view before = trim(r.text.substr(0, r.words[value.first].begin));
    for (const auto& [sign, code] : kSigns) {
      if (before.ends_with(sign)) return code;
    }
    const bool lettered = value.first > 0 && before.ends_with(kDollar) &&  // "A$", "NZ$"
                          r.words[value.first - 1].end + kDollar.size() == before.size();
    const std::string code = lettered ? code_of(r, "dollar-", value.first - 1) : std::string{};
    return code.empty() ? "USD" : code;
  }
  constexpr std::string_view kNamed = "currency-";
  const std::string before = value.first > 0 ? code_of(r, kNamed, value.first - 1) : std::string{};
  return before.empty() ? code_of(r, kNamed, std::max(value.last, value.first + 1)) : before;
}

// The first share, sum and number of things of a sentence, as attributes; of the first those that
// follow the words that make the clause.
void read_amounts(const Reading& r, const Finding& finding, Clause& clause) {
  const Sentence& sentence = r.layout.sentences[finding.sentence];
  auto value = std::lower_bound(r.values.begin(), r.values.end(), sentence.first,
                                [](const Value& v, std::uint32_t at) { return v.first < at; });
  std::string count;
  bool follows = false;  // the words that make the clause
  for (; value != r.values.end() && value->first < sentence.last; ++value) {
    const std::string digits = digits_of(r, *value);
    if (digits.empty()) continue;
    if (value->kind == ValueKind::share && clause.kind == "revenue-share") {
      clause.attributes.emplace("rate", digits + "%");
    }
    if (value->kind == ValueKind::count && clause.kind == "minimum-commitment" &&
        (count.empty() || !follows)) {
      count = digits;
      follows = value->first >= finding.match.first;
    }
    const bool counts = clause.kind == "minimum-commitment" || clause.kind == "liability-cap";
    if (value->kind != ValueKind::sum || !counts) continue;
    if (const std::string currency = currency_of(r, *value); !currency.empty())
      clause.attributes.emplace("amount", digits + " " + currency);
  }
  if (!count.empty()) clause.attributes.emplace("amount", count);
}

// Who has the term and who owes it, when the sentence names a party before its verb.
void read_roles(const Reading& r, const Finding& finding, const std::vector<PartyName>& parties,
                Clause& clause) {
  if (finding.rule->subject == Rule::Subject::none || parties.empty()) return;
  const Sentence& sentence = r.layout.sentences[finding.sentence];
  const std::vector<Mention> mentions = find_mentions(r, parties, sentence.first, sentence.last);
  // "Birch shall pay Alder at least": who stands before a verb, else who stands last before.
  const Mention* subject = nullptr;
  bool acts = false;
  for (const Mention& mention : mentions) {
    const bool does = r.wordings->is("acts", r.words[mention.last].id);
    if (subject == nullptr || (mention.word <= finding.match.first && (does || !acts))) {
      subject = &mention;
      acts = does;
    }
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

Day start_of(const Agreement& agreement) {
  if (agreement.effective_date) return agreement.effective_date->value;
  return agreement.agreement_date ? agreement.agreement_date->value : Day{};
}

// The day that a finding names, or counts to: "1 May", "the third anniversary of", "2018". `last`:
// its last day is meant.
Day day_of(const Reading& r, const Agreement& agreement, const Finding& finding, bool last) {
  const Value* when = r.captured(finding, ValueKind::when, last ? Role::until : Role::from);
  if (when == nullptr) when = r.captured(finding, ValueKind::when);
  if (const Value* year = r.captured(finding, ValueKind::year); year != nullptr && when == nullptr)
    return last ? Day{year->day.year, 12, 31} : Day{year->day.year, 1, 1};
  const Day day = when == nullptr ? start_of(agreement) : resolve(r, *when, agreement);
  const Value* length = r.captured(finding, ValueKind::nth);
  if (length == nullptr) length = r.captured(finding, ValueKind::length);
  if (length == nullptr) return when == nullptr ? Day{} : day;
  const Day counted = add(day, length->length);
  return last ? day_before(counted) : counted;
}

// "If the ministry approves, the rate": the words behind those of the finding, up to a comma.
std::string words_behind(const Reading& r, const Finding& finding) {
  constexpr std::uint32_t kMost = 16;
  const std::uint32_t first = finding.match.last;
  const std::uint32_t most = std::min(r.layout.sentences[finding.sentence].last, first + kMost);
  std::uint32_t last = first;
  while (last < most && (last == first || (r.words[last].before & kComma) == 0)) ++last;
  return last == first ? std::string{} : one_line(r.bytes(first, last).of(r.text));
}

bool is_amount(const Value& value) {
  return value.kind == ValueKind::share || value.kind == ValueKind::sum ||
         value.kind == ValueKind::count;
}

// The last share, sum or number of things that a finding captured, as attributes.
std::map<std::string, std::string> last_amount(const Reading& r, const Finding& finding) {
  std::map<std::string, std::string> attributes;
  for (std::size_t i = 0; i < finding.match.count; ++i) {
    const Value& value = r.values[finding.match.captures[i].value];
    if (!is_amount(value)) continue;
    attributes = {{attribute_of(value.kind), amount_of(r, value)}};
  }
  return attributes;
}

// "4% for the first three years and 6% thereafter"
void add_stage(const Reading& r, const Agreement& agreement, const Finding& finding,
               Clause& clause) {
  Day from;
  if (const Value* until = r.captured(finding, ValueKind::when, Role::until)) {
    from = add(resolve(r, *until, agreement), {1, 'D'});
  } else if (const Value* start = r.captured(finding, ValueKind::when, Role::from)) {
    from = resolve(r, *start, agreement);
  } else if (const Value* length = r.captured(finding, ValueKind::length)) {
    from = add(clause.from.known() ? clause.from : start_of(agreement), length->length);
  }
  if (from.known()) clause.stages.push_back({from, last_amount(r, finding)});
}

// Whether the year stands in front of its amount, as all years of a sentence do, or behind it.
bool in_front(const Reading& r, const Finding& finding, std::uint32_t turn) {
  for (std::size_t i = 0; i < finding.match.count; ++i) {
    const Value& value = r.values[finding.match.captures[i].value];
    if (is_amount(value)) return turn < value.first;
  }
  return false;
}
bool in_front(const Reading& r, const Finding& finding) {
  const Sentence& sentence = r.layout.sentences[finding.sentence];
  for (const Value& value : r.values) {
    if (value.first < sentence.first || value.first >= sentence.last) continue;
    if (value.kind == ValueKind::turn) return true;
    if (is_amount(value)) return false;
  }
  return false;
}

// "Contract Year 2: $600,000", "each Contract Year thereafter: $750,000"
void add_year(const Reading& r, const Agreement& agreement, const Finding& finding,
              Clause& clause) {
  const Value* turn = r.captured(finding, ValueKind::turn);
  if (turn == nullptr || in_front(r, finding, turn->first) != in_front(r, finding)) return;
  std::map<std::string, std::string> attributes = last_amount(r, finding);
  const Day start = start_of(agreement);
  if (turn->length.count == 1) {
    for (auto& [name, value] : attributes) clause.attributes[name] = std::move(value);
    return;
  }
  Day from = add(start, {turn->length.count - 1, 'Y'});
  if (turn->length.count == 0)
    from = add(clause.stages.empty() ? start : clause.stages.back().from, {1, 'Y'});
  const bool later = clause.stages.empty() || clause.stages.back().from < from;
  if (from.known() && later) clause.stages.push_back({from, std::move(attributes)});
}

// Sentences of one section, or of 2.1 and 2.3.
bool in_one_article(const Reading& r, std::uint32_t a, std::uint32_t b) {
  const std::uint32_t first = r.layout.sentences[a].section, second = r.layout.sentences[b].section;
  if (first == second) return true;
  const auto article = [&](std::uint32_t section) {
    const std::string_view number = r.layout.sections[section].number;
    return number.substr(0, number.find_first_of(".("));
  };
  return !article(first).empty() && article(first) == article(second);
}

// What a rule says of a clause: an attribute, or from when or until when it holds by itself.
void qualify(const Reading& r, const Agreement& agreement, const Finding& finding,
             const std::string& what, Clause& clause) {
  if (what == "from") {
    if (clause.from.known()) return;
    clause.from = day_of(r, agreement, finding, false);
    if (finding.rule->value == "next") clause.from = add(clause.from, {1, 'D'});
  } else if (what == "until") {
    if (!clause.until.known()) clause.until = day_of(r, agreement, finding, true);
  } else if (what == "survives" || what == "notice") {
    if (const Value* length = r.captured(finding, ValueKind::length))
      clause.attributes.emplace(what, to_string(length->length));
  } else if (what == "like") {
    clause.like = finding.rule->value;
  } else if (what == "step") {
    if (clause.stages.empty()) add_stage(r, agreement, finding, clause);
  } else if (what == "year") {
    add_year(r, agreement, finding, clause);
  } else {
    const std::string& value = finding.rule->value;
    clause.attributes.emplace(what, value.empty() ? words_behind(r, finding) : value);
  }
}

}  // namespace

std::string amount_of(const Reading& r, const Value& value) {
  if (value.kind == ValueKind::length) return to_string(value.length);
  const std::string digits = digits_of(r, value);
  if (value.kind == ValueKind::share) return digits + "%";
  const std::string currency = value.kind == ValueKind::sum ? currency_of(r, value) : "";
  return currency.empty() ? digits : digits + " " + currency;
}

std::vector<Clause> read_clauses(const Reading& r, const Agreement& agreement) {
  std::vector<Clause> clauses;
  std::vector<std::uint32_t> sentences;  // of each clause
  std::size_t begin = 0;                 // the first clause of this sentence
  for (const Finding& finding : r.findings) {
    if (r.wordings->find_kind(finding.rule->gives) == nullptr) continue;
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
    read_roles(r, finding, agreement.parties, clause);
    read_amounts(r, finding, clause);
    if (const Value* length = r.captured(finding, ValueKind::length);
        length != nullptr && clause.kind == "notice-period" && length->length.count > 0) {
      clause.attributes.emplace("period", to_string(length->length));
    }
    clauses.push_back(std::move(clause));
    sentences.push_back(finding.sentence);
  }
  // "license.exclusive", "term.from": what a clause of that kind, or any, has in the same sentence.
  begin = 0;
  for (const Finding& finding : r.findings) {
    const std::string& label = finding.rule->gives;
    const std::size_t dot = label.find('.');
    if (dot == std::string::npos) continue;
    const std::string kind = label.substr(0, dot), what = label.substr(dot + 1);
    while (begin < clauses.size() && sentences[begin] < finding.sentence) ++begin;
    bool meant = false;
    for (std::size_t i = begin; i < clauses.size() && sentences[i] == finding.sentence; ++i) {
      if (kind != "clause" && kind != clauses[i].kind) continue;
      qualify(r, agreement, finding, what, clauses[i]);
      meant = true;
    }
    // "The aggregate royalty shall not exceed": of the one that its article has just spoken of.
    if (meant || begin == 0 || finding.rule->value.empty()) continue;
    Clause& last = clauses[begin - 1];
    if (last.kind == kind && in_one_article(r, sentences[begin - 1], finding.sentence))
      qualify(r, agreement, finding, what, last);
  }
  for (Clause& clause : clauses) {
    if (clause.like.empty() || !clause.holder.empty() || !clause.bound.empty()) continue;
    const auto same = std::find_if(clauses.begin(), clauses.end(), [&](const Clause& other) {
      return other.kind == clause.like && !other.holder.empty();
    });
    if (same == clauses.end()) continue;
    clause.holder = same->holder;
    clause.bound = same->bound;
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
