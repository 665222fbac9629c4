// SPDX-License-Identifier: MIT
#include "claims/mentions.h"

#include <algorithm>

#include "claims/cues.h"
#include "claims/notice.h"
#include "claims/pronouns.h"
#include "claims/reading.h"

namespace inforce::claims {
namespace {

class Finder {
 public:
  Finder(const Reading& reading, std::size_t sentence)
      : reading_(reading), number_(sentence), tokens_(reading.sentences[sentence].tokens) {}

  std::vector<Mention> run() {
    std::vector<Candidate> candidates = noun_candidates();
    if (candidates.empty() && !may_have_clause() && sentence_before(reading_, number_).empty())
      return {};
    grammar_ = &reading_.grammars[number_];
    add_clauses(candidates);
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::uint32_t frame = 0;
    std::size_t next = 0;  // a noun frame goes on behind its last match
    for (const Candidate& candidate : candidates) {
      if (candidate.frame != frame) next = 0;
      frame = candidate.frame;
      const pack::Frame& tried = reading_.pack.frames[frame];
      if (!tried.verbs.empty()) {
        clause_frame(tried, candidate.at);
      } else if (candidate.at >= next && noun_frame(tried, candidate.at, candidate.length)) {
        next = candidate.at + candidate.length;
      }
    }
    keep_one_of_each(reading_, number_, found_);
    while (const auto it = Pronouns(reading_, number_).take_up(found_)) found_.push_back(*it);
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
    return std::move(found_);
  }

 private:
  // A frame whose words stand at a token, or that has a clause's verb; they are ordered by frame,
  // those of one from left to right.
  struct Candidate {
    std::uint32_t frame = 0;
    std::uint32_t at = 0;      // the token, or the clause
    std::uint32_t length = 0;  // tokens; of a clause frame 0
    auto operator<=>(const Candidate&) const = default;
  };

  std::vector<Candidate> noun_candidates() const {
    using Class = pack::Element::Class;
    const pack::FrameIndex& index = reading_.pack.frame_index;
    std::vector<Candidate> all;
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
      const auto take = [&](const auto& frames) {
        for (const std::uint32_t frame : frames) {
          const auto length =
              match_at(reading_.pack.frames[frame].match, tokens_, i, tokens_.size());
          if (length) all.push_back({frame, i, static_cast<std::uint32_t>(*length)});
        }
      };
      const Token& token = tokens_[i];
      take(index.by_word.of(token.word));
      if (token.lemma != token.word) take(index.by_word.of(token.lemma));
      if (token.party >= 0) take(index.of(Class::party));
      if (token.party >= 0 || token.tag == Tag::name) take(index.of(Class::name));
      if (token.tag == Tag::number) take(index.of(Class::number));
      if (token.timex >= 0) take(index.of(Class::time));
      if (token.amount == Token::Amount::count) take(index.of(Class::count));
      if (token.amount == Token::Amount::percent) take(index.of(Class::percent));
      if (token.amount == Token::Amount::money) take(index.of(Class::money));
      take(index.by_gap);
    }
    return all;
  }
  bool may_have_clause() const {
    const std::vector<bool>& heads = reading_.pack.frame_index.heads;
    return std::any_of(tokens_.begin(), tokens_.end(),
                       [&](const Token& token) { return heads[token.lemma]; });
  }
  void add_clauses(std::vector<Candidate>& all) const {
    for (std::uint32_t k = 0; k < grammar_->clauses.size(); ++k) {
      if (only_arranges(k)) continue;
      for (const std::uint32_t frame :
           reading_.pack.frame_index.by_verb.of(grammar_->clauses[k].verb)) {
        all.push_back({frame, k, 0});
      }
    }
  }

  // "was to run for seven years": the infinitive tells it.
  bool only_arranges(std::size_t k) const {
    const std::vector<Clause>& clauses = grammar_->clauses;
    return is_cue(reading_.pack, "arranged", clauses[k].verb) && k + 1 < clauses.size() &&
           clauses[k + 1].infinitive && clauses[k + 1].controller == static_cast<int>(k);
  }

  // Does the frame speak of something here?
  bool noun_frame(const pack::Frame& frame, std::size_t at, std::size_t length) {
    const bool head =
        reading_.document.blocks[sentence().block].kind == text::Block::Kind::table_header;
    if (frame.implied != head) return false;
    // "Is free to deal with others": no deal.
    if (at > 0 && tokens_[at].tag == Tag::verb && tokens_[at - 1].tag == Tag::to) return false;
    if (frame.label) {
      if (!is_whole_label(at, at + length)) return false;
      const std::size_t cell = sentence().label;
      if (stands(frame.without, cell, tokens_.size())) return false;
      if (!frame.with.empty() && !stands(frame.with, cell, tokens_.size())) return false;
      add({&frame, number_, at, at + length, grammar_->chunk_of[at], -1});
      return true;
    }
    // "Granite Royalties" is somebody, and no royalty.
    const auto words = tokens_.begin() + static_cast<std::ptrdiff_t>(at);
    if (length == 1 && words->party >= 0) return false;
    auto [begin, end] = segment_around(at);
    if (at < sentence().label) end = std::min(end, sentence().label);
    if (stands(frame.without, begin, end)) return false;
    const bool in_label = at >= sentence().label && stands(frame.with, 0, sentence().label);
    if (!frame.with.empty() && !stands(frame.with, begin, end) && !told_with(frame, at) &&
        !in_label) {
      return false;
    }
    // "Rights owner: Acme" names a side, "Sole supplier: Acme" a right.
    if (frame.relation && at < sentence().label &&
        (length == 1 || !is_whole_label(at, at + length))) {
      return false;
    }
    // "at the end of this year under the treaty" names no end of the treaty.
    if (tokens_[at].timex >= 0 && tokens_[at].tag != Tag::number && length > 1 &&
        tokens_[at].timex == tokens_[at + 1].timex) {
      return false;
    }
    if (const int c = grammar_->chunk_of[at]; c >= 0) {
      // Behind a modal or "to", "share" is a verb, and "licensed its patents" no licence.
      const bool acts = reading_.pack.kinds[frame.kind].is_term && tokens_[at].tag == Tag::verb &&
                        tokens_[at].form != pack::Form::ing;
      if (chunk(c).kind == Chunk::Kind::verb && (length == 1 || acts)) return false;
      // "the exclusivity conflict" is no exclusivity: the match must reach the head of its group.
      if (chunk(c).kind == Chunk::Kind::noun && at + length <= chunk(c).head) return false;
    }
    add({&frame, number_, at, at + length, grammar_->chunk_of[at], -1});
    return true;
  }

  // "The minimum that Acme must buy is lowered to $4 million": in the clause whose subject it is.
  bool told_with(const pack::Frame& frame, std::size_t at) const {
    const int c = grammar_->chunk_of[at];
    for (std::size_t k = 0; c >= 0 && k < grammar_->clauses.size(); ++k) {
      const Clause& clause = grammar_->clauses[k];
      if (clause.finite && contains(clause.subjects, c) &&
          stands(frame.with, chunk(clause.verb_chunk).begin, reach(k)))
        return true;
    }
    return false;
  }

  // "End date: 31 May": but the marks of markdown.
  bool is_whole_label(std::size_t begin, std::size_t end) const {
    const auto words = [&](std::size_t from, std::size_t to) {
      return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(from),
                         tokens_.begin() + static_cast<std::ptrdiff_t>(to), [](const Token& token) {
                           return token.tag != Tag::mark && token.tag != Tag::stop;
                         });
    };
    const std::size_t label = sentence().label;
    return end <= label && !words(0, begin) && !words(end, label);
  }

  void clause_frame(const pack::Frame& frame, std::size_t k) {
    const Clause& clause = grammar_->clauses[k];
    const std::size_t verb = chunk(clause.verb_chunk).end;
    const std::size_t end = reach(k);
    if (stands(frame.without, start(clause), end)) return;
    if (!frame.subject.empty() &&
        (clause.passive || !stands(frame.subject, start(clause), chunk(clause.verb_chunk).begin))) {
      return;
    }
    if (!frame.with.empty() && !is_affirmed(frame.with, chunk(clause.verb_chunk).begin, end))
      return;
    Mention mention{&frame, number_, chunk(clause.verb_chunk).begin, end, -1, static_cast<int>(k)};
    if (!frame.match.empty()) {
      const auto object = object_match(frame, clause, verb, end);
      if (!object) return;
      mention.begin = object->begin;
      mention.end = object->end;
      mention.chunk = grammar_->chunk_of[object->begin];
    }
    if (frame.ability && !is_able(k)) return;
    if (frame.duty &&
        !cue_before(reading_.pack, "duty_to", tokens_, chunk(clause.verb_chunk).head, 6))
      return;
    if (frame.forbids && !is_forbidden(clause)) return;
    add(mention);
  }

  // What the verb is done to: its objects, and of a passive or intransitive its subject.
  std::optional<Found> object_match(const pack::Frame& frame, const Clause& clause,
                                    std::size_t verb, std::size_t end) const {
    if (!clause.passive || !clause.objects.empty()) {
      const std::size_t stop = std::min(end, objects_end(frame, clause, verb));
      auto found = find_pattern(frame.match, tokens_, verb, stop);
      // "buys a third of Beta's output" does not buy Beta.
      while (found && is_owner(found->end)) {
        found = find_pattern(frame.match, tokens_, found->end, stop);
      }
      if (found) return found;
      // "the pact that they signed in 2018"
      for (const int object : clause.objects) {
        if (object > clause.verb_chunk) continue;
        if (const auto before =
                find_pattern(frame.match, tokens_, chunk(object).begin, chunk(object).end)) {
          return before;
        }
      }
      // "prolonged it twice, until 2018"
      for (const int object : clause.objects) {
        if (Pronouns(reading_, number_).stand_for(frame, clause, object)) {
          return Found{chunk(object).begin, chunk(object).end};
        }
      }
    }
    if (clause.passive || clause.objects.empty()) {
      for (const int subject : clause.subjects) {
        int first = subject;
        while (chunk(first).owner >= 0) first = chunk(first).owner;
        std::size_t stop = std::max(chunk(subject).end, chunk(clause.verb_chunk).begin);
        const bool goes_on = !clause.finite && !clause.passive;  // "signed a deal, ending years of"
        if (subject > clause.verb_chunk || goes_on) stop = chunk(subject).end;
        // "The option to extend the contract lapsed": the contract did not.
        for (int c = subject + 1; clause.finite && c < clause.verb_chunk; ++c) {
          const bool infinitive =
              chunk(c).kind == Chunk::Kind::verb && tokens_[chunk(c).begin].tag == Tag::to;
          if (infinitive) stop = std::min(stop, chunk(c).begin);
        }
        if (Pronouns(reading_, number_).stand_for(frame, clause, subject)) {
          return Found{chunk(subject).begin, chunk(subject).end};
        }
        const auto found = find_pattern(frame.match, tokens_, chunk(first).begin, stop);
        // "Acme may buy where it likes" does not buy Acme.
        const bool acts = found && !clause.passive && tokens_[found->begin].party >= 0 &&
                          found->end == found->begin + 1;
        // But "under a change to the contract [signed] in May": a participle is about what is near.
        if (found && !acts && !(clause.finite && is_beside(frame, *found, subject))) return found;
      }
    }
    return std::nullopt;
  }
  // "The radius clause in the contract ends", "the audit of the contract ended": the contract does
  // not.
  bool is_beside(const pack::Frame& frame, const Found& found, int subject) const {
    return found.begin >= chunk(subject).end && !stands_for_agreement(frame, subject);
  }
  // What is done to the term of an agreement is done to it, and so for a series of agreements; what
  // is done to its extension or audit is not.
  bool stands_for_agreement(const pack::Frame& frame, int c) const {
    const pack::Kind& kind = reading_.pack.kinds[frame.kind];
    if (!kind.is_agreement) return true;
    const Token& head = tokens_[chunk(c).head];
    const bool is_signing = is_cue(reading_.pack, "act_noun", head.word) ||
                            is_cue(reading_.pack, "act_noun", head.lemma);
    return is_cue(reading_.pack, "span", head.lemma) ||
           is_cue(reading_.pack, "number_of", head.lemma) ||
           (kind.change == pack::Change::made && is_signing);
  }
  bool is_owner(std::size_t end) const {
    return end < tokens_.size() && tokens_[end].tag == Tag::possessive;
  }
  // Behind the last object and its "of" phrases.
  std::size_t objects_end(const pack::Frame& frame, const Clause& clause, std::size_t verb) const {
    std::size_t end = verb;
    for (const int object : clause.objects) {
      end = std::max(end, chunk(object).end);
      if (!stands_for_agreement(frame, object)) continue;
      for (const auto& complement : complements_of(*grammar_, sentence(), object)) {
        // "announced the end of the deal", but not "changes to the deal"
        if (!is_cue(reading_.pack, "of", tokens_[complement.preposition].word)) break;
        end = std::max(end, chunk(complement.noun).end);
      }
    }
    if (clause.objects.empty() && clause.times.empty()) {  // but "ended 2022 with a contract"
      for (const auto& complement : clause.complements) {
        // "withdraws from the pact", but not "runs out under the pact".
        if (is_cue(reading_.pack, "circumstance", tokens_[complement.preposition].word)) break;
        end = std::max(end, chunk(complement.noun).end);
      }
    }
    return end;
  }

  // "can sell", "is free to sell", "the right to sell": some verb or modal lets it.
  bool is_able(std::size_t k) const {
    const Clause& clause = grammar_->clauses[k];
    if (clause.modal != pack::kUnknown && control(clause.modal) == pack::Control::able) return true;
    if (clause.controller >= 0) {
      const Clause& ruler = grammar_->clauses[static_cast<std::size_t>(clause.controller)];
      if (control(ruler.verb) == pack::Control::able) return true;
      if (ruler.modal != pack::kUnknown && control(ruler.modal) == pack::Control::able) return true;
    }
    if (k > 0 && !clause.subjects.empty()) {  // "lets Acme sell"
      const Clause& before = grammar_->clauses[k - 1];
      const bool next = std::find(before.objects.begin(), before.objects.end(),
                                  clause.subjects.front()) != before.objects.end();
      if (next && control(before.verb) == pack::Control::able) return true;
    }
    if (clause.infinitive) {  // "free to sell", "the right to sell"
      const std::size_t to = chunk(clause.verb_chunk).begin;
      for (std::size_t back = 1; back <= 3 && back <= to; ++back) {
        if (control(tokens_[to - back].word) == pack::Control::able) return true;
      }
    }
    return false;
  }
  // "may not sell", "agreed not to sell", "is barred from or not allowed to sell"; but "has not
  // sold" tells what was not done.
  bool is_forbidden(const Clause& clause) const {
    const bool told = clause.tense == Tense::past || clause.tense == Tense::perfect;
    if (told && clause.finite && clause.modal == pack::kUnknown && !clause.no_longer) return false;
    if (clause.negated || clause.no_longer) return true;
    if (clause.controller < 0) return false;
    const Clause& ruler = grammar_->clauses[static_cast<std::size_t>(clause.controller)];
    const pack::Control by = control(ruler.verb);
    return by == pack::Control::unable ||
           (by == pack::Control::able && (ruler.negated || ruler.no_longer));
  }
  pack::Control control(pack::Word word) const {
    const auto found = reading_.pack.controls.find(word);
    return found == reading_.pack.controls.end() ? pack::Control::none : found->second;
  }

  const Chunk& chunk(int c) const { return grammar_->chunks[static_cast<std::size_t>(c)]; }
  const Sentence& sentence() const { return reading_.sentences[number_]; }
  bool stands(const std::vector<pack::Pattern>& patterns, std::size_t begin,
              std::size_t end) const {
    return std::any_of(patterns.begin(), patterns.end(), [&](const pack::Pattern& pattern) {
      return find_pattern(pattern, tokens_, begin, end).has_value();
    });
  }
  // "Supplies it exclusively", but "though not exclusively", "no longer exclusively".
  bool is_affirmed(const std::vector<pack::Pattern>& patterns, std::size_t begin,
                   std::size_t end) const {
    return std::any_of(patterns.begin(), patterns.end(), [&](const pack::Pattern& pattern) {
      const auto found = find_pattern(pattern, tokens_, begin, end);
      const bool denied = found && found->begin > begin &&
                          tokens_[found->begin - 1].tag == Tag::negation &&
                          tokens_[found->begin].tag == Tag::adverb;
      return found && !denied;
    });
  }
  std::size_t start(const Clause& clause) const {
    std::size_t begin = chunk(clause.verb_chunk).begin;
    for (const int subject : clause.subjects) begin = std::min(begin, chunk(subject).begin);
    return begin;
  }
  // Up to where the next clause with a subject of its own begins.
  std::size_t reach(std::size_t k) const {
    const std::size_t verb = chunk(grammar_->clauses[k].verb_chunk).begin;
    const std::uint16_t segment = grammar_->segment[verb];
    std::size_t end = verb;
    while (end < tokens_.size() && grammar_->segment[end] == segment) ++end;
    return end;
  }
  std::pair<std::size_t, std::size_t> segment_around(std::size_t at) const {
    const std::uint16_t segment = grammar_->segment[at];
    std::size_t begin = at, end = at;
    while (begin > 0 && grammar_->segment[begin - 1] == segment) --begin;
    while (end < tokens_.size() && grammar_->segment[end] == segment) ++end;
    return {begin, end};
  }

  void add(Mention mention) {
    if (mention.clause < 0) mention.clause = governing_clause(reading_, mention);
    // "Gave six months' notice to end it": one that was served, and no right to do so.
    if (mention.frame->ability && is_served_notice(reading_, mention)) return;
    found_.push_back(mention);
  }

  const Reading& reading_;
  std::size_t number_;
  const std::vector<Token>& tokens_;
  const Grammar* grammar_ = nullptr;  // only of a sentence that may have something
  std::vector<Mention> found_;
};

}  // namespace

bool is_counted_from(const Reading& reading, const Mention& mention) {
  const std::vector<Token>& tokens = reading.sentences[mention.sentence].tokens;
  const Span words{tokens[mention.begin].span.begin, tokens[mention.end - 1].span.end};
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    if (token.timex < 0) return false;
    const auto& distance = reading.timexes[static_cast<std::size_t>(token.timex)].distance;
    return distance && words.overlaps(distance->from);
  });
}

std::vector<Mention> find_mentions(const Reading& reading, std::size_t sentence) {
  return Finder(reading, sentence).run();
}

}  // namespace inforce::claims
