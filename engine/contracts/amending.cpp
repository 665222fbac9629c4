// SPDX-License-Identifier: MIT
#include "contracts/amending.h"

#include <algorithm>

namespace inforce::contracts {

using claims::Claim;
using claims::Effect;
using claims::Time;

namespace {

End end_of(const Agreement& a) {
  return {a.expiration_date ? last_day(a) : Day{}, a.renewal.has_value()};
}

// What a contract says of itself, and an amendment may change.
std::vector<Clause> plain_terms(const Agreement& a) {
  std::vector<Clause> terms;
  if (a.governing_law) terms.push_back(plain("governing-law", "law", a.governing_law->value));
  if (a.renewal) terms.push_back(plain("renewal", "period", a.renewal->value));
  if (a.notice) terms.push_back(plain("notice-period", "period", a.notice->value));
  return terms;
}

// With the attributes that it has on a day.
Clause as_of(Clause clause, Day day) {
  std::vector<Stage> later;
  for (Stage& stage : clause.stages) {
    if (day < stage.from) {
      later.push_back(std::move(stage));
      continue;
    }
    for (auto& [name, value] : stage.attributes) clause.attributes[name] = std::move(value);
  }
  clause.stages = std::move(later);
  return clause;
}

// One may say less of who takes part than the other.
bool roles_agree(const Clause& a, const Clause& b) {
  const auto agree = [](const std::string& x, const std::string& y) {
    return x.empty() || y.empty() || x == y;
  };
  return agree(a.holder, b.holder) && agree(a.bound, b.bound);
}

}  // namespace

Day last_of(const Change& change) {
  const Day day = change.until.known() ? change.until : change.at;
  if (day.day == 0) return {};
  if (day.day == 1) return day_before(day);
  const bool month_ends = add(day, {1, 'D'}).day == 1;
  return month_ends || change.until.known() ? day : day_before(day);
}

Chain::Chain(const Contract& contract, const Wordings& words)
    : wordings(words),
      standing(contract.text, contract.agreement, words),
      terms(as_terms(contract.agreement.clauses, words)),
      end(end_of(contract.agreement)),
      in_text(end) {
  if (contract.agreement.notice) {  // of its renewal
    terms.erase(std::remove_if(terms.begin(), terms.end(),
                               [](const Clause& one) { return one.kind == "notice-period"; }),
                terms.end());
  }
  for (Clause& clause : plain_terms(contract.agreement)) terms.push_back(std::move(clause));
}

Amending::Amending(Chain& chain, const Agreement& amendment, Span quote)
    : chain_(chain), untouched_(quote) {
  const Day day =
      day_of(amendment.effective_date ? amendment.effective_date : amendment.agreement_date);
  for (const Clause& clause : chain.terms) {
    const Clause now = as_of(clause, day);
    steps_.push_back({now, now, {}, {}, quote, false, {}, {}});
  }
  for (const Change& change : amendment.changes) apply(change);
  chain_.terms.clear();
  for (const Step& step : steps_) {
    if (step.after) chain_.terms.push_back(*step.after);
  }
}

void Amending::write(Writer& writer) const {
  if (end_ && end_->value.day.known()) {
    writer.happened().times.push_back(
        end_->value.renews ? until_or_later(end_->value.day, end_->quote)
                           : time_of(Time::Role::until, end_->value.day, end_->quote));
  }
  for (const Step& step : steps_) {
    if (!step.after) {
      Claim& claim = writer.term(*step.before, Effect::ends, step.quote);
      if (step.last.known())  // else it holds to the day before the change
        claim.times.push_back(time_of(Time::Role::until, step.last, step.quote));
      continue;
    }
    const bool same = step.before && step.before->attributes == step.after->attributes;
    if (same && step.quote == untouched_ && !step.suspended && !step.again.known())
      continue;  // nothing is said of it: it goes on by itself
    if (!step.before && !step.suspended && !step.again.known()) {
      Clause clause = *step.after;
      if (step.at.known()) clause.from = step.at;
      writer.start(clause, step.quote);
      continue;
    }
    const Effect effect = step.suspended ? Effect::suspends
                          : !step.before ? Effect::starts
                          : same         ? Effect::continues
                                         : Effect::changes;
    Claim& claim = writer.term(*step.after, effect, step.quote);
    if (step.before && !same) claim.was = step.before->attributes;
    const bool began_before = step.before && step.before->from == step.after->from;
    const Day from = step.at.known() ? step.at : began_before ? Day{} : step.after->from;
    if (from.known()) claim.times.push_back(time_of(Time::Role::from, from, step.quote));
    const Day until = step.suspended ? step.suspended_until : step.after->until;
    if (until.known()) claim.times.push_back(time_of(Time::Role::until, until, step.quote));
    if (!step.again.known()) continue;
    Claim& again = writer.term(*step.after, Effect::resumes, step.quote);
    again.times.push_back(time_of(Time::Role::from, step.again, step.quote));
  }
}

void Amending::apply(const Change& change) {
  switch (change.operation) {
    case Operation::replace:
    case Operation::remove:
    case Operation::add:
    case Operation::restate:
      compare(change, chain_.standing.apply(change));
      return read_again(change);
    case Operation::revalue:
      return revalue(change);
    case Operation::extend:
    case Operation::shorten:
      if (!change.condition.empty()) return;  // it may never come
      if (change.whole) return extend_terms(change);
      chain_.end.day = change.until.known() ? change.until : add(chain_.end.day, change.length);
      end_ = Quoted<End>{chain_.end, change.quote};
      return;
    case Operation::suspend:
      for (const Clause& clause : spoken_of(change)) {
        Step* step = find(clause);
        if (step == nullptr) continue;
        step->suspended = true;
        step->at = change.at;
        step->suspended_until = change.until;
        step->again = change.again;
        step->quote = change.quote;
      }
      return;
    case Operation::reinstate:
      for (const Clause& clause : spoken_of(change)) {
        if (Step* step = find(clause)) {
          step->again = change.at;
          step->quote = change.quote;
        }
      }
      return;
    case Operation::end:
      return end(change);
    case Operation::terminate:
      return;  // an event of its own
  }
}

// Of the text as it stands now: until when it runs, and what else it says of itself.
void Amending::read_again(const Change& change) {
  const Agreement now = chain_.standing.whole();
  if (const End end = end_of(now); end.day.known() && end != chain_.in_text) {
    chain_.end = chain_.in_text = end;
    end_ = Quoted<End>{end, change.quote};
  }
  for (const Clause& clause : plain_terms(now)) {
    if (clause.kind == "governing-law") continue;  // compared section by section
    Step* step = find(clause);
    if (step == nullptr) {
      steps_.push_back({std::nullopt, clause, change.at, {}, change.quote, false, {}, {}});
    } else if (!step->after || step->after->attributes != clause.attributes) {
      set(*step, clause, change);
    }
  }
}

// "The restriction in clause 9 is extended until 2017", and the contract is not.
void Amending::extend_terms(const Change& change) {
  const std::vector<Clause> said =
      change.section.empty() ? std::vector<Clause>{} : chain_.standing.clauses(change.section);
  for (Step& step : steps_) {
    if (!step.after) continue;
    const bool here = std::any_of(said.begin(), said.end(), [&](const Clause& clause) {
      return key_of(clause) == key_of(*step.after);
    });
    const bool meant = change.kind.empty() ? here : step.after->kind == change.kind;
    if (!meant || !change.until.known()) continue;
    Clause after = *step.after;
    after.until = change.until;
    set(step, std::move(after), change);
  }
}

// In the text where there is one value that can be meant; else of the only term that has one.
void Amending::revalue(const Change& change) {
  const Standing::Difference difference = chain_.standing.apply(change);
  if (!difference.after.empty()) {
    compare(change, difference);
    return read_again(change);
  }
  const char* attribute = attribute_of(change.value);
  const std::vector<Clause> said =
      change.section.empty() ? std::vector<Clause>{} : chain_.standing.clauses(change.section);
  Step* only = nullptr;
  for (Step& step : steps_) {
    if (!step.after || step.after->attributes.count(attribute) == 0) continue;
    const bool here = std::any_of(said.begin(), said.end(), [&](const Clause& clause) {
      return key_of(clause) == key_of(*step.after);
    });
    const bool meant = change.kind.empty() ? here : step.after->kind == change.kind;
    if (!meant) continue;
    if (only != nullptr) return;
    only = &step;
  }
  if (only == nullptr) return;
  Clause after = *only->after;
  after.attributes[attribute] = change.amount;
  set(*only, std::move(after), change);
}

// What an operation that names a kind, a section or both is about. "Clause 7" and "the restriction
// in Clause 7" are all that it says, "the audit right in Clause 7" is not.
std::vector<Clause> Amending::spoken_of(const Change& change) const {
  std::vector<Clause> terms;
  if (change.section.empty()) {
    for (const Step& step : steps_) {
      if (step.after && !change.kind.empty()) terms.push_back(*step.after);
    }
  } else if (change.whole || !change.kind.empty()) {
    terms = as_terms(chain_.standing.clauses(change.section), chain_.wordings);
  }
  const auto other = [&](const Clause& one) {
    return !change.kind.empty() && one.kind != change.kind;
  };
  terms.erase(std::remove_if(terms.begin(), terms.end(), other), terms.end());
  return terms;
}

// "The appointment is non-exclusive": the exclusivity is over, or the licence goes on without it.
void Amending::end(const Change& change) {
  const std::vector<Clause> said = spoken_of(change);
  const TermKind* kind = chain_.wordings.find_kind(change.kind);
  for (Step& step : steps_) {
    if (!step.after) continue;
    Clause after = *step.after;
    const auto flag = kind == nullptr ? after.attributes.end() : after.attributes.find(kind->flag);
    // One that names its kind need not name its section rightly.
    const bool meant =
        change.kind.empty()
            ? std::any_of(said.begin(), said.end(),
                          [&](const Clause& other) { return key_of(other) == key_of(after); })
            : after.kind == change.kind;
    if (meant) {
      set(step, std::nullopt, change);
    } else if (flag != after.attributes.end()) {
      flag->second = "false";
      set(step, std::move(after), change);
    }
  }
}

void Amending::compare(const Change& change, const Standing::Difference& difference) {
  std::vector<Clause> before = as_terms(difference.before, chain_.wordings);
  std::vector<Clause> after = as_terms(difference.after, chain_.wordings);
  if (!difference.law_before.empty())
    before.push_back(plain("governing-law", "law", difference.law_before));
  if (!difference.law_after.empty())
    after.push_back(plain("governing-law", "law", difference.law_after));
  // What both texts say is not changed.
  const auto same = [](const Clause& a, const Clause& b) {
    return key_of(a) == key_of(b) && a.attributes == b.attributes && a.from == b.from &&
           a.until == b.until;
  };
  const auto is_in = [&](const std::vector<Clause>& clauses) {
    return [&](const Clause& one) {
      return std::any_of(clauses.begin(), clauses.end(),
                         [&](const Clause& other) { return same(one, other); });
    };
  };
  const std::vector<Clause> old = before;
  before.erase(std::remove_if(before.begin(), before.end(), is_in(after)), before.end());
  after.erase(std::remove_if(after.begin(), after.end(), is_in(old)), after.end());
  for (const Clause& clause : before) {
    Step* step = find(clause);
    if (step == nullptr) continue;
    if (step->before)
      set(*step, std::nullopt, change);
    else  // added by this amendment, and taken away again
      steps_.erase(steps_.begin() + (step - steps_.data()));
  }
  // A provision of its own that says not whose it is may speak of a term there is: which way,
  // nobody can tell.
  const auto unclear = [&](const Clause& clause) {
    return change.operation == Operation::add && change.section.empty() && clause.holder.empty() &&
           clause.bound.empty() && std::any_of(steps_.begin(), steps_.end(), [&](const Step& step) {
             const Clause& known = step.before ? *step.before : *step.after;
             return known.kind == clause.kind && key_of(known) != key_of(clause);
           });
  };
  after.erase(std::remove_if(after.begin(), after.end(), unclear), after.end());
  for (Clause& clause : after) {
    if (change.operation == Operation::add && !clause.until.known()) clause.until = change.until;
    if (Step* step = find_same(clause, before)) {
      const Clause& same_term = step->before ? *step->before : *step->after;
      clause.holder = same_term.holder;
      clause.bound = same_term.bound;
      if (step->after && step->after->attributes == clause.attributes && change.section.empty() &&
          change.operation == Operation::add)
        continue;  // said once more
      set(*step, clause, change);
    } else {
      steps_.push_back({std::nullopt, clause, change.at, {}, change.quote, false, {}, {}});
    }
  }
}

void Amending::set(Step& step, std::optional<Clause> after, const Change& change) {
  step.after = std::move(after);
  step.at = change.at;
  if (!step.after) step.last = last_of(change);
  step.quote = change.quote;
}

// Of every step there is what was before, or what comes after it. A section read alone may not say
// whose a term is: then the only one of its kind is meant.
Step* Amending::find(const Clause& clause) {
  const auto known = [](const Step& step) -> const Clause& {
    return step.before ? *step.before : *step.after;
  };
  const auto exact = std::find_if(steps_.begin(), steps_.end(), [&](const Step& step) {
    return key_of(known(step)) == key_of(clause);
  });
  if (exact != steps_.end()) return &*exact;
  if (!clause.holder.empty() || !clause.bound.empty()) return nullptr;
  const auto same = [&](const Step& step) { return known(step).kind == clause.kind; };
  const auto only = std::find_if(steps_.begin(), steps_.end(), same);
  if (only == steps_.end() || std::any_of(only + 1, steps_.end(), same)) return nullptr;
  return &*only;
}

// The term itself, or the only one of its kind among those `before` that may be it.
Step* Amending::find_same(const Clause& clause, const std::vector<Clause>& before) {
  if (Step* step = find(clause)) return step;
  const Clause* only = nullptr;
  for (const Clause& other : before) {
    if (other.kind != clause.kind || !roles_agree(other, clause)) continue;
    if (only != nullptr) return nullptr;
    only = &other;
  }
  return only == nullptr ? nullptr : find(*only);
}

}  // namespace inforce::contracts
