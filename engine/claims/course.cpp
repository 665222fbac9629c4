// SPDX-License-Identifier: MIT
// "The licence was granted in 2015, ended in 2018 and was restored in 2021": what each verb of a
// sentence does to one term, on a day of its own.
#include <algorithm>

#include "claims/cues.h"
#include "claims/reading.h"
#include "claims/times.h"

namespace inforce::claims {
namespace {

struct Turn {
  enum class Kind { begins, ends, pauses } kind = Kind::begins;
  std::vector<Time> times;
};

bool is_on(const Turn& turn) { return turn.kind == Turn::Kind::begins; }

class Course {
 public:
  Course(const Reading& reading, const Mention& mention)
      : reading_(reading),
        mention_(mention),
        grammar_(reading.grammars[mention.sentence]),
        tokens_(reading.sentences[mention.sentence].tokens) {}

  std::vector<Turn> run() const {
    std::vector<Turn> turns;
    bool goes_on = false;  // the clause before is about the term
    for (const Clause& clause : grammar_.clauses) {
      const bool is_other =
          clause.negated || clause.question || clause.infinitive || clause.modal != pack::kUnknown;
      goes_on = !is_other &&
                (is_subject(clause) || is_relative(clause) || (goes_on && clause.subjects.empty()));
      if (!goes_on) continue;
      const auto kind = kind_of(clause);
      auto time = kind ? time_of(clause) : std::nullopt;
      if (!time) continue;
      time->role = *kind == Turn::Kind::ends ? Time::Role::within : Time::Role::from;
      turns.push_back({*kind, {*time}});
      if (const auto whole = whole_of(clause)) {
        if (*kind == Turn::Kind::ends && is_cue(reading_.pack, "waives", clause.verb))
          turns.back().kind = Turn::Kind::pauses;
        turns.back().times = {whole->first, whole->second};
      }
    }
    return turns;
  }

 private:
  [[nodiscard]] const Chunk& chunk(int c) const {
    return grammar_.chunks[static_cast<std::size_t>(c)];
  }

  [[nodiscard]] bool is_subject(const Clause& clause) const {
    return std::count(clause.subjects.begin(), clause.subjects.end(), mention_.chunk) > 0;
  }

  // "Its licence, which Acme granted in 2015": behind the term and the pronoun, with a subject.
  [[nodiscard]] bool is_relative(const Clause& clause) const {
    if (clause.antecedent == mention_.chunk) return true;
    if (clause.subjects.size() != 1 || clause.subjects.front() < 2) return false;
    int before = clause.subjects.front() - 1;
    if (chunk(before).kind != Chunk::Kind::relative) return false;
    --before;
    if (before > 0 && chunk(before).kind == Chunk::Kind::comma) --before;
    return before == mention_.chunk;
  }

  // What it does to what the clause is about.
  [[nodiscard]] std::optional<Turn::Kind> kind_of(const Clause& clause) const {
    const auto action = reading_.pack.actions.find(clause.verb);
    if (action == reading_.pack.actions.end()) return std::nullopt;
    const bool is_done_to = clause.passive || !is_subject(clause);
    pack::Effect effect = is_done_to ? action->second.object : action->second.subject;
    if (effect == pack::Effect::none) effect = action->second.subject;  // "lapsed", as a participle
    switch (effect) {
      case pack::Effect::starts:
      case pack::Effect::resumes:
      case pack::Effect::continues:
        return Turn::Kind::begins;
      case pack::Effect::ends:
      case pack::Effect::expires:
        return Turn::Kind::ends;
      case pack::Effect::suspends:
        return Turn::Kind::pauses;
      default:
        return goes_on_again(clause) ? std::optional(Turn::Kind::begins) : std::nullopt;
    }
  }

  // "And applies again".
  [[nodiscard]] bool goes_on_again(const Clause& clause) const {
    const std::size_t begin = chunk(clause.verb_chunk).begin;
    std::size_t end = begin;
    while (end < tokens_.size() && grammar_.segment[end] == grammar_.segment[begin]) ++end;
    return find_cue(reading_.pack, "again", tokens_, begin, end).has_value();
  }

  // "Waived for 2021": from its first day until its last.
  [[nodiscard]] std::optional<std::pair<Time, Time>> whole_of(const Clause& clause) const {
    for (const Clause::Complement& complement : clause.complements) {
      const int timex = tokens_[chunk(complement.noun).head].timex;
      if (timex < 0 || !is_cue(reading_.pack, "for_whole", tokens_[complement.preposition].word))
        continue;
      const timex::Timex& when = reading_.timexes[static_cast<std::size_t>(timex)];
      if (when.type == timex::Type::date) return parted(when);  // but "for ten years"
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Time> time_of(const Clause& clause) const {
    for (const Clause::Complement& complement : clause.complements) {
      const int timex = tokens_[chunk(complement.noun).head].timex;
      if (timex < 0) continue;
      Time time;
      time.when = reading_.timexes[static_cast<std::size_t>(timex)];
      const auto& bounds = time.when.bounds;
      if (time.when.type == timex::Type::date && bounds.earliest && bounds.latest) return time;
    }
    return std::nullopt;
  }

  const Reading& reading_;
  const Mention& mention_;
  const Grammar& grammar_;
  const std::vector<Token>& tokens_;
};

}  // namespace

std::vector<Claim> take_course(const Reading& reading, const Mention& mention, Claim& claim) {
  if (!claim.is_term || mention.chunk < 0 || !mention.frame->verbs.empty() ||
      claim.modality > Modality::reported) {
    return {};
  }
  const std::vector<Turn> turns = Course(reading, mention).run();
  const bool alternates = turns.size() > 1 && std::adjacent_find(turns.begin(), turns.end(),
                                                                 [](const auto& a, const auto& b) {
                                                                   return is_on(a) == is_on(b);
                                                                 }) == turns.end();
  if (!alternates) return {};
  claim.side = Side::unspecified;
  claim.was.clear();
  claim.times.clear();
  if (turns.size() == 2 && turns.back().kind == Turn::Kind::ends) {  // from then to then
    for (const Turn& turn : turns) claim.times.push_back(turn.times.front());
    return {};
  }
  std::vector<Claim> all;
  bool paused = false;
  for (const Turn& turn : turns) {
    Claim& one = all.emplace_back(claim);
    one.effect = turn.kind == Turn::Kind::ends     ? Effect::ends
                 : turn.kind == Turn::Kind::pauses ? Effect::suspends
                 : paused                          ? Effect::resumes
                                                   : Effect::starts;
    one.times = turn.times;
    paused = turn.kind == Turn::Kind::pauses;
  }
  claim = std::move(all.front());
  all.erase(all.begin());
  return all;
}

}  // namespace inforce::claims
