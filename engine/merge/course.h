// SPDX-License-Identifier: MIT
#pragma once
// merge/course.h - whether a term stands in each regime of its agreement, and with what attributes.
//
//   regime 0   2 say it stands                      stands   exclusive=true
//   regime 1   nobody speaks of it                  stands   exclusive=true   as before
//   regime 2   3 say it stands, 1 that it ended     stands   exclusive=false
#include <map>
#include <string>
#include <vector>

#include "merge/regimes.h"

namespace inforce::merge {

enum class Standing { unknown, stands, gone };

// How the sides of a conflict about standing are called, in models and in overlays.
inline constexpr std::string_view kGoesOn = "goes on", kInForce = "in force",
                                  kNotInForce = "not in force";

// What people prefer where sources disagree about one term.
class Wishes {
 public:
  Wishes(const Work& work, const Term& term, const Snapshot& snapshot);
  // The value wished for a field; empty where nobody decided.
  [[nodiscard]] std::string value(const std::string& field) const;
  [[nodiscard]] std::string because(const std::string& field, const std::string& otherwise) const;
  [[nodiscard]] Standing standing() const;  // unknown where nobody decided

 private:
  [[nodiscard]] const Preference* find(const std::string& field) const;
  std::vector<const Preference*> mine_;
};

struct Course {
  std::vector<Regime> regimes;
  // Beside the regimes.
  std::vector<Standing> standing;
  std::vector<std::map<std::string, std::string>> attributes;
};

[[nodiscard]] Course find_course(const Work& work, const Term& term, const Snapshot& snapshot,
                                 const Wishes& wishes);

using Values = std::map<std::string, Voices>;  // value -> who says so
// The value that is followed; `values` is not empty.
[[nodiscard]] Values::const_iterator followed(const Work& work, const Wishes& wishes,
                                              const std::string& name, const Values& values);

}  // namespace inforce::merge
