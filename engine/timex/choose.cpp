// SPDX-License-Identifier: MIT
#include "timex/choose.h"

#include <algorithm>

namespace inforce::timex {
namespace {

constexpr std::size_t kFuel = 4000;  // steps to find out whether a rule may read a way

}  // namespace

Chooser::Chooser(const Tables& tables) : tables_(tables) { forget(); }

void Chooser::forget() {
  nodes_.assign(1, Node{});  // nobody's
  kept_.clear();
  roots_.assign(tables_.read_as.size(), 0);
  unknown_.assign(tables_.read_as.size(), 0);
  cells_.assign(kFewCells, 0);
}

void Chooser::grow() {
  std::vector<Cell> old(cells_.size() * 2);
  std::swap(old, cells_);
  for (const Cell cell : old) {
    if (cell != 0) cell_for(cell >> kNodeBits) = cell;
  }
}

Chooser::Cell& Chooser::cell_for(std::uint64_t key) {
  const std::size_t mask = cells_.size() - 1;
  const std::uint64_t mixed = key * 0x9E3779B97F4A7C15ULL;
  for (std::size_t at = (mixed >> 40U) & mask;; at = (at + 1) & mask) {
    if (cells_[at] == 0 || cells_[at] >> kNodeBits == key) return cells_[at];
  }
}

std::span<const std::uint16_t> Chooser::rules(Tokens tokens, std::size_t at) {
  if (nodes_.size() > kMostCells / 2 || kept_.size() > kMostKept) forget();
  const auto id_at = [&](std::size_t i) {
    return i < tokens.size() ? tables_.read_as[tokens[i].id] : kUnknown;
  };
  const Id first = tokens[at].id;
  std::size_t depth = 1;
  std::uint32_t node = 0;
  if (unknown_[first] != 0 && id_at(at + 1) == kUnknown) {  // so it is mostly
    node = unknown_[first];
    if (nodes_[node].count == 0) return {};
    ids_[depth++] = kUnknown;
  } else {
    node = roots_[first];
    if (node == 0) node = root(first);
  }
  ids_[0] = first;
  for (; depth < kDeepest && nodes_[node].goes_on; ++depth) {
    const Id id = id_at(at + depth);
    ids_[depth] = id;
    length_ = depth + 1;
    const std::uint64_t key = std::uint64_t{node} << 16U | id;
    const Cell cell = cell_for(key);
    node = cell != 0 ? static_cast<std::uint32_t>(cell & kNodeMask) : below(node, key);
    if (depth == 1 && id == kUnknown) unknown_[first] = node;
  }
  return {kept_.data() + nodes_[node].begin, nodes_[node].count};
}

std::uint32_t Chooser::root(Id first) {
  const std::uint32_t begin = tables_.starts[first], end = tables_.starts[first + 1U];
  nodes_.push_back({static_cast<std::uint32_t>(kept_.size()),
                    static_cast<std::uint16_t>(end - begin), begin != end});
  kept_.insert(kept_.end(), tables_.starting.begin() + begin, tables_.starting.begin() + end);
  return roots_[first] = static_cast<std::uint32_t>(nodes_.size() - 1);
}

// The rules of the node above that can read one token more.
std::uint32_t Chooser::below(std::uint32_t above, std::uint64_t key) {
  if (nodes_.size() * 2 > cells_.size() && cells_.size() < kMostCells) grow();
  const Node from = nodes_[above];
  const auto begin = static_cast<std::uint32_t>(kept_.size());
  undecided_ = false;
  for (std::uint32_t i = from.begin; i < from.begin + from.count; ++i) {
    const std::uint16_t rule = kept_[i];
    const bool maybe = length_ > 2 || tables_.firsts.has(tables_.rules[rule].second, ids_[1]);
    if (maybe && may_read(rule)) kept_.push_back(rule);
  }
  const auto count = static_cast<std::uint16_t>(kept_.size() - begin);
  nodes_.push_back({begin, count, undecided_ && count != 0});
  const auto node = static_cast<std::uint32_t>(nodes_.size() - 1);
  cell_for(key) = key << kNodeBits | node;
  return node;
}

bool Chooser::may_read(std::uint16_t rule) {
  fuel_ = kFuel;
  return may_read(tables_.rules[rule].start, 0, nullptr);
}

bool Chooser::may_read(std::size_t step, std::size_t at, const Caller* caller) {
  for (;;) {
    const Step& now = tables_.steps[step];
    if (now.op == Op::accept) return true;
    if (at == length_ || fuel_ == 0) {
      undecided_ = true;
      return true;
    }
    --fuel_;
    switch (now.op) {
      case Op::word:
        if (ids_[at] != now.a) return false;
        ++at;
        ++step;
        break;
      case Op::slot:
        return may_take(tables_.slots[now.a], step + 1, at, caller);
      case Op::jump:
        step = now.a;
        break;
      case Op::call: {
        const Caller here{step + 1, caller};
        return may_read(now.a, at, &here);
      }
      case Op::back:
        step = caller->step;
        caller = caller->caller;
        break;
      case Op::split:
        if (tables_.firsts.has(now.first, ids_[at]) && may_read(now.a, at, caller)) return true;
        step = now.b;
        break;
      default:
        ++step;
    }
  }
}

bool Chooser::may_take(const Slot& slot, std::size_t step, std::size_t at, const Caller* caller) {
  const Id id = ids_[at];
  const Classes& classes = tables_.classes[id];
  if (slot.how == Slot::How::words) {
    if (!classes.meets(slot.classes)) return false;
    for (const Phrase& phrase : tables_.phrases[id - kFirstWord]) {
      if (!slot.classes.has(phrase.entry.word_class)) continue;
      const std::size_t seen = std::min(phrase.tail.size(), length_ - at - 1);
      const auto* const next = ids_.data() + at + 1;
      if (!std::equal(next, next + seen, phrase.tail.begin())) continue;
      if (seen < phrase.tail.size()) undecided_ = true;
      if (seen < phrase.tail.size() || may_read(step, at + 1 + seen, caller)) return true;
    }
    return tables_.classes_alone[id].meets(slot.classes) && may_read(step, at + 1, caller);
  }
  if (slot.how == Slot::How::other) return id == kUnknown && may_read(step, at + 1, caller);
  if (slot.how == Slot::How::name)
    return (id == kUnknown || id >= kFirstWord) && may_read(step, at + 1, caller);
  const bool digits = id >= kNumber && id < kNumber + 5;
  if (slot.how == Slot::How::number) {
    return digits &&
           (id == kNumber + 4
                ? slot.digits_most >= 5
                : id - kNumber + 1 >= slot.digits_least && id - kNumber + 1 <= slot.digits_most) &&
           may_read(step, at + 1, caller);
  }
  const Classes numbers = slot.how == Slot::How::ordinal ? tables_.number_words | tables_.ordinals
                                                         : tables_.number_words;
  if (!classes.meets(numbers) && (slot.how != Slot::How::count || (!digits && id != kFraction)))
    return false;
  const auto goes_on = [&](Id part) {  // it may be of several tokens
    return (part >= kNumber && part <= kFraction) || part == kSign + ',' || part == kSign + '.' ||
           part == kSign + '-' || part == kSign + '/' ||
           tables_.classes[part].meets(numbers | tables_.number_and);
  };
  for (std::size_t next = at + 1; next <= length_; ++next) {
    if (may_read(step, next, caller)) return true;
    if (next == length_ || !goes_on(ids_[next])) return false;
  }
  return false;
}

}  // namespace inforce::timex
