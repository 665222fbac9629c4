// SPDX-License-Identifier: MIT
#include "contracts/to_claims.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/text.h"
#include "contracts/amending.h"
#include "contracts/writer.h"

namespace inforce::contracts {
namespace {

using claims::Claim;
using claims::Effect;
using claims::Extraction;
using claims::Time;

constexpr std::size_t kMostSteps = 100;  // from an amendment back to the first contract

bool shares_parties(const Agreement& a, const Agreement& b) {
  const auto in_b = [&](const PartyName& party) {
    const std::string id = slug(party.usual);
    return std::any_of(b.parties.begin(), b.parties.end(),
                       [&](const PartyName& other) { return slug(other.usual) == id; });
  };
  return std::count_if(a.parties.begin(), a.parties.end(), in_b) >= 2;
}

// From when the agreement applies, where that is not the day of the act.
void add_start(const Agreement& a, Claim& act) {
  if (a.effective_date && a.effective_date->value != day_of(a.agreement_date)) {
    act.times.push_back(
        time_of(Time::Role::from, a.effective_date->value, a.effective_date->quote));
  }
}

// From when until when the agreement applies; its terms do so unless they say otherwise.
void add_times(const Agreement& a, Claim& claim) {
  add_start(a, claim);
  if (!a.expiration_date || a.expiration_date->value == "perpetual") return;
  const Span words = a.expiration_date->quote;
  const auto end = edtf::parse(a.expiration_date->value);
  const Day last = last_day(a);
  if (a.renewal && last.known()) {
    claim.times.push_back(until_or_later(last, words));
  } else if (a.runs.count > 0 &&
             a.runs_from == day_of(a.effective_date ? a.effective_date : a.agreement_date)) {
    claim.times.push_back(time_of(Time::Role::until, a.runs, words));
  } else if (a.runs.count > 0 && last.known()) {
    claim.times.push_back(time_of(Time::Role::until, last, words));
  } else if (end) {
    timex::Timex timex;
    timex.words = words;
    timex.value = timex.edtf = a.expiration_date->value;
    timex.bounds = end->bounds;
    timex.rule = "contracts/date";
    claim.times.push_back({Time::Role::until, timex, {}});
  }
}

void write_terms(Writer& writer, const Agreement& a, const Wordings& wordings) {
  for (const Clause& clause : as_terms(a.clauses, wordings)) {
    if (a.notice && clause.kind == "notice-period") continue;  // of its renewal
    writer.start(clause, clause.quote);
  }
  if (a.governing_law) {
    const Clause law = plain("governing-law", "law", a.governing_law->value);
    writer.term(law, Effect::starts, a.governing_law->quote);
  }
  if (a.renewal) {
    writer.term(plain("renewal", "period", a.renewal->value), Effect::starts, a.renewal->quote);
  }
  if (a.notice) {
    writer.term(plain("notice-period", "period", a.notice->value), Effect::starts, a.notice->quote);
  }
}

// All that a whole contract says.
void write_contract(Writer& writer, bool restated, const Wordings& wordings) {
  const Agreement& a = writer.agreement();
  const Span made = a.agreement_date ? a.agreement_date->quote : a.title;
  if (made.empty()) return;
  writer.event(restated ? "agreement-amended" : "agreement-made", day_of(a.agreement_date), made);
  add_times(a, writer.happened());
  write_terms(writer, a, wordings);
}

// What an operation says by itself of a term: "the royalty is reduced from 6% to 4%".
void write_change(Writer& writer, const Change& change) {
  if (change.kind.empty()) return;
  const char* attribute = attribute_of(change.value);
  Clause clause = plain(change.kind.c_str(), attribute, change.amount);
  if (change.amount.empty()) clause.attributes.clear();
  const bool ends = change.operation == Operation::end || change.operation == Operation::remove;
  const bool changes = change.operation == Operation::revalue ||
                       (change.operation == Operation::replace && !change.amount.empty());
  if (!ends && !changes) return;
  Claim& claim = writer.term(clause, ends ? Effect::ends : Effect::changes, change.quote);
  if (changes && !change.old_amount.empty()) claim.was[attribute] = change.old_amount;
  const Day last = ends ? last_of(change) : Day{};
  if (last.known()) claim.times.push_back(time_of(Time::Role::until, last, change.quote));
  if (changes && change.at.known())
    claim.times.push_back(time_of(Time::Role::from, change.at, change.quote));
}

// A notice of termination, and nothing else: the contract is ended, and not changed.
bool only_ends(const Agreement& a) {
  const auto ends = [](const Change& change) { return change.operation == Operation::terminate; };
  const auto speaks = [](const Change& change) {  // "we hereby give you 180 days' notice"
    return change.operation != Operation::terminate && change.operation != Operation::add;
  };
  return std::any_of(a.changes.begin(), a.changes.end(), ends) &&
         std::none_of(a.changes.begin(), a.changes.end(), speaks);
}

void write_ends(Writer& writer, const Agreement& a) {
  for (const Change& change : a.changes) {
    if (change.operation != Operation::terminate) continue;
    const Day at = change.at.known() ? change.at : day_of(a.agreement_date);
    writer.event("agreement-ended", at, change.quote);
  }
}

// An amendment of a contract that is not among the sources: what it says by itself.
void write_amendment_alone(Writer& writer, Span quote, const Wordings& wordings) {
  Agreement a = writer.agreement();
  if (a.amends->date.known()) writer.event_before(*a.amends);
  if (only_ends(a)) return write_ends(writer, a);
  // "Is extended by five years": from whatever its end was.
  for (const Change& change : a.changes) {
    if (change.operation != Operation::extend || change.whole || change.until.known()) continue;
    writer.event("agreement-extended", day_of(a.agreement_date), change.quote);
    writer.happened().times.push_back(time_of(Time::Role::until, change.length, change.quote));
  }
  writer.event("agreement-amended", day_of(a.agreement_date), quote);
  add_times(a, writer.happened());
  for (const Change& change : a.changes) {
    write_change(writer, change);
    if (change.operation == Operation::add || change.operation == Operation::restate) continue;
    a.clauses.erase(std::remove_if(a.clauses.begin(), a.clauses.end(),
                                   [&](const Clause& one) { return one.quote == change.quote; }),
                    a.clauses.end());
  }
  // A law that no change brings was there before.
  const bool is_new =
      a.governing_law && std::any_of(a.changes.begin(), a.changes.end(), [&](const Change& change) {
        return change.quote.overlaps(a.governing_law->quote);
      });
  if (a.governing_law && !is_new) {
    writer.term(plain("governing-law", "law", a.governing_law->value), Effect::continues,
                a.governing_law->quote);
    a.governing_law.reset();
  }
  write_terms(writer, a, wordings);
  write_ends(writer, a);
}

}  // namespace

bool is_contract(const Agreement& agreement) {
  return agreement.parties.size() >= 2 && agreement.speaks_as_one;
}

std::optional<std::size_t> find_amended(const std::vector<Contract>& contracts,
                                        std::size_t amendment) {
  const Agreement& a = contracts[amendment].agreement;
  if (!a.amends && !a.restated) return std::nullopt;
  const Day own = day_of(a.agreement_date);
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < contracts.size(); ++i) {
    const Agreement& other = contracts[i].agreement;
    const Day day = day_of(other.agreement_date);
    if (i == amendment || !shares_parties(a, other) || !day.known()) continue;
    if (own.known() && !(day < own)) continue;
    if (a.amends && day == a.amends->date) return i;
    const bool unnamed = a.amends && !a.amends->date.known() && !other.amends;
    if ((a.restated || unnamed) &&
        (!best || day_of(contracts[*best].agreement.agreement_date) < day))
      best = i;
  }
  return best;
}

std::vector<Extraction> to_claims(const std::vector<Contract>& contracts,
                                  const Wordings& wordings) {
  std::vector<std::size_t> order(contracts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto made = [&](std::size_t i) { return day_of(contracts[i].agreement.agreement_date); };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    return made(x) != made(y) ? made(x) < made(y) : contracts[x].doc < contracts[y].doc;
  });
  std::vector<Extraction> extractions(contracts.size());
  std::map<std::size_t, Chain> chains;  // by their first contract
  for (const std::size_t i : order) {
    const Contract& contract = contracts[i];
    std::optional<std::size_t> first = find_amended(contracts, i);
    const bool restated = first && contract.agreement.restated;
    if (!restated) {
      for (std::size_t step = 0; first && step < kMostSteps; ++step) {
        const std::optional<std::size_t> before = find_amended(contracts, *first);
        if (!before || contracts[*first].agreement.restated) break;
        first = before;
      }
    }
    Writer writer(contract, first ? contracts[*first].agreement : contract.agreement);
    const bool amendment = contract.agreement.amends && !contract.agreement.restated;
    if (!amendment) {
      write_contract(writer, restated, wordings);
    } else {
      const Agreement& a = contract.agreement;
      const Span quote = a.agreement_date ? a.agreement_date->quote : a.amends->quote;
      if (!first) {
        write_amendment_alone(writer, quote, wordings);
      } else {
        if (!only_ends(a)) {
          writer.event("agreement-amended", day_of(a.agreement_date), quote);
          add_start(a, writer.happened());
        }
        const Contract& base = contracts[*first];
        Chain& chain = chains.try_emplace(*first, base, wordings).first->second;
        Amending(chain, a, quote).write(writer);
        for (const Change& change : a.changes) {
          if (!change.condition.empty()) writer.may_extend(change);
        }
        write_ends(writer, a);
      }
    }
    extractions[i] = writer.take();
  }
  return extractions;
}

}  // namespace inforce::contracts
