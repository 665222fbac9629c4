// SPDX-License-Identifier: MIT
#include "claims/contact.h"

#include "claims/cues.h"

namespace inforce::claims {
namespace {

using Tokens = std::vector<Token>;

bool is_name(const Token& token) { return token.party >= 0 || token.tag == Tag::name; }

bool is_title(const Token& token, const pack::Pack& pack) {
  return contains(pack.single_references, token.word) ||
         contains(pack.plural_references, token.word);
}

// "The licence", "its 12% stake", "shares": a thing that somebody may have given.
bool is_thing(const Tokens& tokens, std::size_t last, const pack::Pack& pack) {
  const Token& head = tokens[last];
  if (head.tag != Tag::noun || is_name(head) || head.timex >= 0 || head.capital ||
      head.amount != Token::Amount::none || is_title(head, pack)) {
    return false;
  }
  std::size_t i = last;
  while (i > 0 && (tokens[i - 1].tag == Tag::noun || tokens[i - 1].tag == Tag::adjective ||
                   tokens[i - 1].tag == Tag::number)) {
    --i;
  }
  const bool plural = head.word != head.lemma;
  return plural ||
         (i > 0 && (tokens[i - 1].tag == Tag::determiner || tokens[i - 1].tag == Tag::possessive));
}

// "Acme and Beta", "it", "the two companies": who ends before tokens[end]; kNoActor: nobody.
std::size_t actor_before(const Tokens& tokens, std::size_t end, const pack::Pack& pack) {
  if (end == 0) return kNoActor;
  std::size_t i = end - 1;
  if (tokens[i].tag == Tag::pronoun) return i;
  if (is_name(tokens[i])) {
    while (i > 0 && (is_name(tokens[i - 1]) ||
                     (tokens[i - 1].tag == Tag::conjunction && i > 1 && is_name(tokens[i - 2])))) {
      --i;
    }
    return i;
  }
  if (tokens[i].tag != Tag::noun || !is_title(tokens[i], pack)) return kNoActor;
  while (i > 0 && (tokens[i - 1].tag == Tag::adjective || tokens[i - 1].tag == Tag::number)) --i;
  return i > 0 && tokens[i - 1].tag == Tag::determiner ? i - 1 : kNoActor;
}

bool is_finite(const Token& token) {
  return token.tag == Tag::modal || token.tag == Tag::be || token.tag == Tag::have ||
         (token.tag == Tag::verb && token.form != pack::Form::ing &&
          token.form != pack::Form::participle);
}

}  // namespace

std::size_t contact_actor(const Tokens& tokens, std::size_t verb, const pack::Pack& pack) {
  while (verb > 0 && (tokens[verb - 1].tag == Tag::adverb || tokens[verb - 1].tag == Tag::have ||
                      tokens[verb - 1].tag == Tag::modal)) {
    --verb;
  }
  const std::size_t actor = actor_before(tokens, verb, pack);
  if (actor == kNoActor || actor == 0 || !is_thing(tokens, actor - 1, pack)) return kNoActor;
  return actor;
}

bool opens_contact(const Tokens& tokens, std::size_t name, const pack::Pack& pack) {
  if (!is_name(tokens[name])) return false;
  std::size_t i = name;
  while (i < tokens.size() && (is_name(tokens[i]) || tokens[i].tag == Tag::conjunction)) ++i;
  if (contact_actor(tokens, i, pack) != name) return false;
  while (i < tokens.size() &&
         (tokens[i].tag == Tag::adverb || tokens[i].tag == Tag::have ||
          tokens[i].tag == Tag::modal ||
          (tokens[i].tag == Tag::to && tokens[i - 1].tag == Tag::have))) {  // "Acme has to pay"
    ++i;
  }
  if (i >= tokens.size() || tokens[i].tag != Tag::verb ||
      is_cue(pack, "says_that", tokens[i].lemma) || is_cue(pack, "announcing", tokens[i].lemma)) {
    return false;
  }
  for (++i; i < tokens.size() && is_name(tokens[i]); ++i) {  // "granted [Beta Foods] in 2019"
  }
  bool phrase = false;
  for (; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (is_finite(token)) return true;
    if (token.tag == Tag::preposition) {
      phrase = true;
    } else if (token.tag == Tag::adverb || token.timex >= 0) {
      continue;
    } else if (!phrase || (token.tag != Tag::noun && token.tag != Tag::name &&
                           token.tag != Tag::number && token.tag != Tag::adjective &&
                           token.tag != Tag::determiner && token.tag != Tag::possessive)) {
      return false;
    }
  }
  return false;
}

}  // namespace inforce::claims
