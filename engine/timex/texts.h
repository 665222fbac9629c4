// SPDX-License-Identifier: MIT
#pragma once
// timex/texts.h - what kind of text stands here, for the rules that read in some kinds only.
#include "timex/story.h"
#include "timex/tables.h"
#include "timex/tone.h"

namespace inforce::timex {

struct Texts {
  const Story& story;
  const bool& letters;  // it holds several, each under its date
  Tone& tone;

  // Asked where a rule could read, which is seldom.
  [[nodiscard]] bool hold(Where where) const {
    switch (where) {
      case Where::anywhere:
        return true;
      case Where::old:
        return story.is_old;
      case Where::diary:
        return letters;
      case Where::days:
        return story.day && (story.paragraph.has_day || story.history());
      case Where::hours:
        return story.paragraph.has_hours;
      case Where::engaged:
        return story.sentence.engaged;
      case Where::personal:
        return story.paragraph.personal;
      case Where::chat:
        return tone.chats();
      case Where::game:
        return tone.plays();
    }
    return false;
  }
};

}  // namespace inforce::timex
