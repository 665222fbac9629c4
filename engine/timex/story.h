// SPDX-License-Identifier: MIT
#pragma once
// timex/story.h - where a text stands in time: what it has told so far, and from where the next
// expression is to be read.
//
//   "On 5 May 1942 they landed.   told 1942-05-05
//    In 1868 others had failed.   last 1868; an aside: the story stays in 1942
//    By July"                     near 1942-05-05: 1942-07
#include <array>
#include <optional>

#include "timex/fields.h"
#include "timex/from_text.h"
#include "timex/setting.h"
#include "timex/stretch.h"

namespace inforce::timex {

struct Found;

// A date that the text has named.
struct Told {
  Stretch at;
  bool stated = false;      // its year is in the words, or follows from a story's
  Mod part = Mod::none;     // "late 1942": END
  bool past = false;        // its verb looks back; asked for a bare year in a text of no known date
  bool firm = false;        // a month or a day, or a year that opens its sentence
  bool in_passing = false;  // in brackets
  bool names_year = false;  // "this year", "next year"
  bool in_name = false;     // "the 2019 deal"
};

// What the text has spoken of so far.
struct Story {
  static constexpr int kGeneration = 25;  // years
  static constexpr int kDiarist = 3;      // times one speaks of oneself in a diary, at least

  // The last date of the text, and the last of the story: what is seen from now is none of it, nor
  // what had been before it.
  std::optional<Told> last, told;
  bool is_old = false;                // `told` is of years before 1000
  int other_years = 0;                // dates of years before the document's
  int firm_years = 0;                 // those that are more than a year in passing
  bool headed = false;                // a heading has named the year
  int own_years = 0;                  // "Friday", "last week", and dates of its year and later
  int now_verbs = 0;                  // how often it says what has been done
  bool from_now = false;              // a text of no known date has said "on Sunday", "last week"
  std::optional<int> written;         // the document's year
  int chapters = 0;                   // paragraphs that have named times
  int duties = 0;                     // how often it has said what shall be done,
  int musts = 0;                      // and what must be,
  int laws = 0;                       // and how surely its wording is that of rules
  int of_self = 0;                    // how often somebody has spoken of himself
  bool of_24_hours = false;           // it has written 14:30, or 03:30
  std::optional<date::sys_days> day;  // the last day
  bool day_unsaid = false;    // behind it one that nobody dates: "the day on which it opens"
  std::optional<int> minute;  // of that day, the last clock
  std::optional<date::sys_days>
      begun;  // the last day that does not end something, of a range the first
  std::optional<date::sys_days> over_all;  // the day in the last heading, of what stands below it
  std::array<std::optional<date::sys_days>, 8> named;  // stated dates by their weekday

  // While a range is read, "from May to June": when it begins, which the second is not before; and
  // before that, what ends it.
  std::optional<date::sys_days> range;
  const Fields* range_end = nullptr;

  // What the paragraph that is read now has said: `last`, ...
  struct Paragraph {
    bool has_last = false;
    bool has_day = false, has_hours = false;
    bool seen_from_now = false;           // a date that is
    bool personal = false;                // somebody speaks of himself
    bool weather = false;                 // of degrees
    bool timetable = false;               // what is done on days of each week
    std::optional<DayPart> part;          // of its day, afternoon or later
    std::optional<date::sys_days> dated;  // its last day that stands with its weekday
  } paragraph;

  // And the sentence: `last`, `told`, ...
  struct Sentence {
    bool has_last = false, has_told = false;
    std::optional<Stretch> since;  // from when something has been so, which is no step of the story
    bool again = false;            // what is so every day, or every week,
    bool weekly = false;           // each week,
    bool yearly = false;           // each year
    bool any_year = false;         // or on a day of any
    bool waking = false;           // who wakes
    bool outing = false;           // what one does in the evening
    bool engaged = false;          // or at an hour: a lunch, a meeting
  } sentence;

  // How often it tells of its own days. "Police have dropped a case of 2010 and have ...", written
  // in 2019. What has been said of 1942 is no news.
  [[nodiscard]] int own() const {
    constexpr int kNews = 2;
    const bool of_now =
        now_verbs >= kNews && told && written && *written - year_in(told->at) <= kGeneration;
    return own_years + (of_now ? 1 : 0);
  }
  // It tells of other years more than of its own days: so within a paragraph, and so much that the
  // year goes on in the next one.
  [[nodiscard]] bool narrative() const {
    return (other_years >= 3 && other_years > 2 * own()) || (other_years > 0 && own() == 0);
  }
  [[nodiscard]] bool history() const {
    return (other_years >= 3 && other_years > 4 * own()) ||
           (other_years > 0 && own() == 0 && told && told->at.grain < Unit::decade);
  }
  // It says what shall be done more often than when something was.
  [[nodiscard]] bool rules() const {
    return duties + musts + laws > other_years + own_years && (duties > 0 || musts > 1 || laws > 1);
  }
  void end_sentence() { sentence = {}; }
  void end_paragraph() {
    if (paragraph.has_last) ++chapters;
    paragraph = {};
    end_sentence();
  }
};

// What comes later in the text may be told from here.
void remember(const Found& found, const Fields& fields, const Context& context, Setting setting,
              Story& story);

}  // namespace inforce::timex
