// SPDX-License-Identifier: MIT
#include "render/dots.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/words.h"

namespace inforce::render {
namespace {

constexpr double kDotWidth = 18;

double number(query::Day day) { return static_cast<double>(day.time_since_epoch().count()); }

}  // namespace

const model::Event& Dot::main() const {
  return **std::max_element(events.begin(), events.end(), [](const auto* a, const auto* b) {
    return a->evidence.size() < b->evidence.size();
  });
}

std::string Dot::when() const {
  if (events.size() == 1) return say(events.front()->date);
  return first == last ? say(first) : fmt::format("{} to {}", say(first), say(last));
}

std::vector<Dot> dots_of(const model::Model& model, const std::function<double(double)>& x_of) {
  std::vector<Dot> single;
  for (const model::Event& event : model.events) {
    const auto& [earliest, latest] = event.date.bounds;
    if (!is_dated(event.date)) continue;
    const query::Day first = earliest ? *earliest : *latest;
    const query::Day last = latest ? *latest : first;
    single.push_back({x_of((number(first) + number(last)) / 2), first, last, {&event}});
  }
  std::stable_sort(single.begin(), single.end(),
                   [](const Dot& a, const Dot& b) { return a.x < b.x; });
  std::vector<Dot> dots;
  for (Dot& one : single) {
    if (dots.empty() || one.x - dots.back().x >= kDotWidth) {
      dots.push_back(std::move(one));
      continue;
    }
    Dot& dot = dots.back();
    dot.first = std::min(dot.first, one.first);
    dot.last = std::max(dot.last, one.last);
    dot.events.push_back(one.events.front());
  }
  return dots;
}

std::optional<std::size_t> Tiers::place(double x, double left, double right) {
  const Words words{x, left, right};
  for (std::size_t tier = 0; tier < kCount; ++tier) {
    if (!is_free(tier, words)) continue;
    taken_.at(tier).push_back(words);
    return tier;
  }
  return std::nullopt;
}

bool Tiers::is_free(std::size_t tier, const Words& words) const {
  constexpr double kBetween = 8, kLine = 2;
  for (std::size_t depth = 0; depth < kCount; ++depth) {
    for (const Words& one : taken_.at(depth)) {
      const bool crosses =
          depth == tier  ? words.left - kBetween < one.right && words.right + kBetween > one.left
          : depth < tier ? words.x > one.left - kLine && words.x < one.right + kLine
                         : one.x > words.left - kLine && one.x < words.right + kLine;
      if (crosses) return false;
    }
  }
  return true;
}

}  // namespace inforce::render
