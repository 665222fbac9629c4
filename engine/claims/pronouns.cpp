// SPDX-License-Identifier: MIT
#include "claims/pronouns.h"

#include <algorithm>

#include "claims/cues.h"
#include "claims/descriptors.h"

namespace inforce::claims {

const std::vector<Mention>& sentence_before(const Reading& reading, std::size_t sentence) {
  static const std::vector<Mention> kNone;
  const std::vector<Mention>& before = reading.here;
  if (before.empty() || before.front().sentence + 1 != sentence) return kNone;
  const std::size_t block = reading.sentences[sentence].block;
  const std::size_t above = reading.sentences[sentence - 1].block;
  const auto is_prose = [&](std::size_t b) {
    return reading.document.blocks[b].kind == text::Block::Kind::paragraph;
  };
  // A paragraph may go on with what the one above it spoke of last.
  const bool goes_on = above == block || (above + 1 == block && is_prose(above) && is_prose(block));
  return goes_on ? before : kNone;
}

bool takes_up(const Reading& reading, std::size_t sentence, int chunk) {
  const Chunk& group = reading.grammars[sentence].chunks[static_cast<std::size_t>(chunk)];
  const auto& tokens = reading.sentences[sentence].tokens;
  const bool goes_on = group.end < tokens.size() && tokens[group.end].tag == Tag::to;
  return group.kind == Chunk::Kind::noun && group.owner < 0 && group.end - group.begin == 2 &&
         !goes_on &&  // "the duty to buy"
         is_cue(reading.pack, "this_thing", tokens[group.begin].word) &&
         is_cue(reading.pack, "taken_up", tokens[group.head].lemma);
}

// Behind the semicolon that ends what is told of the mentions; the sentence's end: there is none.
std::size_t Pronouns::behind_semicolon(const std::vector<Mention>& told) const {
  std::size_t at = told.back().end;
  while (at < tokens_.size() && tokens_[at].span.of(reading_.document.text) != ";") ++at;
  return at;
}

// "Acme gave Beta a licence. It expires in May", "It was exclusive until 2020", "The rate is 4%;
// until then it was 5%": what the pronoun stands for, where what is told before speaks of one thing
// that this can be said of.
std::optional<Mention> Pronouns::take_up(const std::vector<Mention>& found) const {
  std::vector<Mention> here;
  int taken = -1;  // the last clause with such a pronoun
  for (const Mention& mention : found) {
    if (mention.taken_up) taken = std::max(taken, mention.clause);
    if (!mention.taken_up && reading_.kind_of(mention).is_term) here.push_back(mention);
  }
  const std::vector<Mention>& before = here.empty() ? sentence_before(reading_, number_) : here;
  const std::size_t from = here.empty() ? 0 : behind_semicolon(here);
  const bool one =
      !before.empty() && std::all_of(before.begin(), before.end(), [&](const Mention& mention) {
        return reading_.kind_of(mention).is_term &&
               mention.frame->kind == before.front().frame->kind &&
               mention.chunk == before.front().chunk;
      });
  if (!one || before.front().chunk < 0) return std::nullopt;
  const auto& clauses = grammar_.clauses;
  for (auto k = static_cast<std::size_t>(taken + 1); k < clauses.size(); ++k) {
    const Clause& in = clauses[k];
    if (!in.finite || in.subjects.size() != 1 || in.subjects.front() > in.verb_chunk) continue;
    const int subject = in.subjects.front();
    const int object = in.objects.size() == 1 ? in.objects.front() : -1;
    // "Acme granted Beta exclusivity and withdrew it"
    const bool joined =
        !here.empty() && object > here.back().chunk && is_object_before(here.back().chunk, k);
    if (!joined && (taken >= 0 || from == tokens_.size() || chunk(subject).begin < from)) continue;
    const bool is_said =
        !joined && is_it(subject) && (lasts_or_ends(in) || describes(before.front(), k));
    const int it = is_said ? subject : object;
    if (!is_said && (it < 0 || !is_it(it) || !prolongs_or_ends(in))) continue;
    return Mention{before.front().frame, number_, chunk(it).begin, chunk(it).end, it,
                   static_cast<int>(k),  true};
  }
  return std::nullopt;
}

bool Pronouns::is_object_before(int c, std::size_t k) const {
  return std::any_of(grammar_.clauses.begin(),
                     grammar_.clauses.begin() + static_cast<std::ptrdiff_t>(k),
                     [&](const Clause& in) { return in.finite && contains(in.objects, c); });
}

bool Pronouns::is_it(int c) const {
  return is_cue(reading_.pack, "it", tokens_[chunk(c).head].word) || takes_up(reading_, number_, c);
}

// "They prolonged it by three years", "Acme gave it up".
bool Pronouns::prolongs_or_ends(const Clause& in) const {
  const auto action = reading_.pack.actions.find(in.verb);
  if (action == reading_.pack.actions.end() || in.passive) return false;
  const pack::Effect does = action->second.object;
  return does == pack::Effect::ends || does == pack::Effect::continues ||
         does == pack::Effect::suspends || does == pack::Effect::resumes;
}

bool Pronouns::lasts_or_ends(const Clause& in) const {
  const auto action = reading_.pack.actions.find(in.verb);
  if (action == reading_.pack.actions.end()) return false;
  const pack::Effect does = in.passive ? action->second.object : action->second.subject;
  const bool begins = in.objects.empty() && !in.passive &&
                      (does == pack::Effect::starts || does == pack::Effect::resumes ||
                       is_cue(reading_.pack, "applies", in.verb));
  return begins || does == pack::Effect::expires || does == pack::Effect::ends ||
         is_cue(reading_.pack, "lasts", in.verb);
}

// "It is exclusive", "it was raised to 5%": clause k says what such a thing is like.
bool Pronouns::describes(const Mention& thing, std::size_t k) const {
  const Clause& in = grammar_.clauses[k];
  const Token& verb = tokens_[chunk(in.verb_chunk).head];
  const auto action = reading_.pack.actions.find(in.verb);
  const bool changed = in.passive && action != reading_.pack.actions.end() &&
                       action->second.object == pack::Effect::changes;
  if (!changed && (in.passive || verb.tag != Tag::be)) return false;
  const std::uint16_t segment = grammar_.segment[chunk(in.verb_chunk).begin];
  std::size_t end = chunk(in.verb_chunk).begin;
  while (end < tokens_.size() && grammar_.segment[end] == segment) ++end;
  std::size_t begin = chunk(in.verb_chunk).end;
  while (begin < end && tokens_[begin].tag == Tag::adverb) ++begin;
  const auto& rules = reading_.kind_of(thing).attributes;
  return std::any_of(rules.begin(), rules.end(), [&](const pack::AttributeRule& rule) {
    const auto found = find_pattern(rule.match, tokens_, begin, end);
    if (!found) return false;
    const Tag next = found->end < end ? tokens_[found->end].tag : Tag::stop;
    const bool whole = next != Tag::adjective && next != Tag::noun;  // "5% cheaper"
    return changed || (found->begin == begin && whole);
  });
}

// "All of it starts on 1 April": what the document is about.
bool Pronouns::is_all_of_it(int subject) const {
  const auto next = static_cast<std::size_t>(subject) + 2;
  return next < grammar_.chunks.size() &&
         is_cue(reading_.pack, "all_of", tokens_[chunk(subject).head].word) &&
         is_cue(reading_.pack, "of", tokens_[chunk(subject + 1).begin].word) &&
         is_cue(reading_.pack, "it", tokens_[chunk(subject + 2).head].word);
}

// "Acme and Beta signed a pact. It runs until 2030": the pronoun is what the sentence before
// named.
bool Pronouns::stand_for(const pack::Frame& frame, const Clause& clause, int subject) const {
  const Chunk& group = chunk(subject);
  const bool lasts = frame.times == pack::Frame::Times::end;  // "it is run by Acme" does not
  if (reading_.pack.kinds[frame.kind].pause != pack::Pause::none && (!clause.passive || lasts))
    return false;
  const bool of_papers = frame.times != pack::Frame::Times::any ||
                         is_cue(reading_.pack, "runs_out", clause.verb) ||
                         (clause.passive && is_cue(reading_.pack, "signs", clause.verb)) ||
                         (reading_.pack.kinds[frame.kind].change > pack::Change::made);
  if (of_papers && is_all_of_it(subject)) return true;
  if (!of_papers || tokens_[group.head].tag != Tag::pronoun ||
      !is_cue(reading_.pack, "it", tokens_[group.head].word)) {
    return false;
  }
  // "The pact will not be renewed when it ends", "discussed the pact and extended it".
  for (const Clause& other : grammar_.clauses) {
    if (&other == &clause || other.verb_chunk > clause.verb_chunk) break;
    const auto names = [&](int c) {
      return c != subject && c < subject &&
             find_pattern(frame.match, tokens_, chunk(c).begin, chunk(c).end);
    };
    if (std::any_of(other.subjects.begin(), other.subjects.end(), names) ||
        (clause.finite && std::any_of(other.objects.begin(), other.objects.end(), names))) {
      return true;
    }
  }
  if (follows_object(clause, subject)) return false;
  const std::vector<Mention>& before = sentence_before(reading_, number_);
  if (before.empty() || speaks_of_other_thing(frame)) return false;
  const bool acts = std::any_of(before.begin(), before.end(), [&](const Mention& mention) {
    return !mention.frame->verbs.empty() && reading_.kind_of(mention).is_agreement;
  });
  const Grammar& grammar = reading_.grammars[number_ - 1];
  const auto& tokens = reading_.sentences[number_ - 1].tokens;
  const bool spoken_of = std::any_of(before.begin(), before.end(), [&](const Mention& mention) {
    if (!reading_.kind_of(mention).is_agreement || mention.chunk < 0) return false;
    return std::any_of(grammar.clauses.begin(), grammar.clauses.end(), [&](const Clause& in) {
      return in.finite && !in.relative && !in.subjects.empty() &&
             in.subjects.front() == mention.chunk;
    });
  });
  if (spoken_of) return true;
  return acts && std::none_of(before.begin(), before.end(), [&](const Mention& mention) {
           // Which "it" might be, too; but an "exclusive agreement" is the agreement.
           const bool names_paper =
               mention.chunk >= 0 &&
               find_pattern(frame.match, tokens, mention.begin, mention.end).has_value();
           return reading_.kind_of(mention).is_term && !names_paper;
         });
}

// "Granted exclusivity and withdrew it": what the clause before acted on.
bool Pronouns::follows_object(const Clause& clause, int it) const {
  const auto is_thing = [&](int c) {
    const Token& head = tokens_[chunk(c).head];
    return c < it && head.tag == Tag::noun && head.party < 0 && head.timex < 0;
  };
  return contains(clause.objects, it) &&
         std::any_of(grammar_.clauses.begin(), grammar_.clauses.end(), [&](const Clause& in) {
           return in.finite && in.verb_chunk < clause.verb_chunk &&
                  std::any_of(in.objects.begin(), in.objects.end(), is_thing);
         });
}

// "The ban on other colas will not last to the end of the pact. It ends in 2020": the ban does.
bool Pronouns::speaks_of_other_thing(const pack::Frame& frame) const {
  const Grammar& grammar = reading_.grammars[number_ - 1];
  const auto& tokens = reading_.sentences[number_ - 1].tokens;
  const auto main =
      std::find_if(grammar.clauses.begin(), grammar.clauses.end(), [](const Clause& in) {
        return in.finite && !in.relative && in.subordinator == pack::kUnknown;
      });
  if (main == grammar.clauses.end() || main->passive || main->subjects.size() != 1) return false;
  const Chunk& subject = grammar.chunks[static_cast<std::size_t>(main->subjects.front())];
  const Token& head = tokens[subject.head];
  return head.tag == Tag::noun && head.party < 0 && head.timex < 0 && head.word == head.lemma &&
         !is_reference(reading_.pack, head.word) &&
         pack::has(tokens[subject.begin].pos, pack::Pos::determiner) &&
         !find_pattern(frame.match, tokens, subject.begin, subject.end);
}

}  // namespace inforce::claims
