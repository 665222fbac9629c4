// SPDX-License-Identifier: MIT
#include "timex/choose.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "timex/numbers.h"

namespace inforce::timex {
namespace {

constexpr std::size_t kFuel = 4000;  // steps to find out whether a rule may read a way

// Counts in digits: "1,250,000", "2.5 million", "2-1/2". Ids do not tell what is glued.
struct Look {
  enum : unsigned {
    two_digits = 1,  // one or two
    three_digits = 2,
    glyph = 4,
    scale = 8,
    mark = 16,  // before a group of digits or decimals
    dash = 32,
    slash = 64
  };
};
enum class Counted { whole, part, scaled, mark, dash, top, slash };  // three may be the end
struct Turn {
  Counted from;
  unsigned look;
  Counted to;
};
constexpr std::array<Turn, 11> kTurns{{
    {Counted::whole, Look::mark, Counted::mark},
    {Counted::mark, Look::three_digits, Counted::whole},
    {Counted::mark, Look::two_digits, Counted::part},
    {Counted::whole, Look::glyph, Counted::part},
    {Counted::whole, Look::dash, Counted::dash},
    {Counted::dash, Look::two_digits, Counted::top},
    {Counted::whole, Look::two_digits, Counted::top},
    {Counted::top, Look::slash, Counted::slash},
    {Counted::slash, Look::two_digits, Counted::part},
    {Counted::whole, Look::scale, Counted::scaled},
    {Counted::part, Look::scale, Counted::scaled},
}};

}  // namespace

Chooser::Chooser(const Tables& tables) : tables_(tables) { forget(); }

void Chooser::forget() {
  nodes_.assign(kDead + 1, Node{});
  kept_.clear();
  roots_.assign(tables_.read_as.size(), 0);
  dead_.assign(dead_width(), 0);
  dead_of_.assign(tables_.read_as.size(), 0);
  cells_.assign(kFewCells, 0);
  filled_ = 0;
  full_ = false;
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
  if (full_) forget();
  const Id first = tokens[at].id;
  std::uint32_t node = roots_[first];
  if (node == 0) node = root(first);
  ids_[0] = first;
  std::size_t depth = 1;
  for (; depth < kDeepest && nodes_[node].goes_on; ++depth) {
    const Id id = id_at(tokens, at + depth);
    ids_[depth] = id;
    length_ = depth + 1;
    const std::uint64_t key = std::uint64_t{node} << 16U | id;
    const Cell cell = cell_for(key);
    node = cell != 0 ? static_cast<std::uint32_t>(cell & kNodeMask) : below(node, key);
    if (depth == 1 && node == kDead) {
      std::uint32_t& row = dead_of_[first];
      if (row == 0) {
        row = static_cast<std::uint32_t>(dead_.size());
        dead_.resize(dead_.size() + dead_width());
      }
      dead_[row + id / 64] |= std::uint64_t{1} << id % 64;
    }
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
  if (++filled_ * 2 > cells_.size()) grow();
  const Node from = nodes_[above];
  const auto begin = static_cast<std::uint32_t>(kept_.size());
  undecided_ = false;
  ++ways_;
  for (std::uint32_t i = from.begin; i < from.begin + from.count; ++i) {
    const std::uint16_t rule = kept_[i];
    const bool maybe = length_ > 2 || tables_.firsts.has(tables_.rules[rule].second, ids_[1]);
    if (maybe && may_read(rule)) kept_.push_back(rule);
  }
  const auto count = static_cast<std::uint16_t>(kept_.size() - begin);
  std::uint32_t node = kDead;
  if (count != 0) {
    node = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({begin, count, undecided_});
  }
  cell_for(key) = key << kNodeBits | node;
  full_ = filled_ * 2 >= kMostCells || kept_.size() > kMostKept;
  return node;
}

bool Chooser::may_read(std::uint16_t rule) {
  fuel_ = kFuel;
  const Ends read = ends(tables_.rules[rule].start, 0);
  undecided_ = undecided_ || (read & kOpen) != 0;
  return read != 0;
}

Chooser::Ends Chooser::ends(std::size_t step, std::size_t at) {
  Ends all = 0;
  for (;;) {
    const Step& now = tables_.steps[step];
    if (now.op == Op::accept) return kDone;
    if (now.op == Op::back) return static_cast<Ends>(all | 1U << at);
    if (at == length_ || fuel_ == 0) return kOpen;
    --fuel_;
    switch (now.op) {
      case Op::word:
        if (ids_[at] != now.a) return all;
        ++at;
        ++step;
        break;
      case Op::slot:
        return static_cast<Ends>(all | onward(taken(tables_.slots[now.a], at), step + 1));
      case Op::call:
        return static_cast<Ends>(all | onward(through(now.a, at), step + 1));
      case Op::jump:
        step = now.a;
        break;
      case Op::split: {
        const Ends way = tables_.firsts.has(now.first, ids_[at]) ? ends(now.a, at) : Ends{0};
        if (way >= kOpen) return way;
        all |= way;
        step = now.b;
        break;
      }
      default:
        ++step;
    }
  }
}

Chooser::Ends Chooser::onward(Ends begins, std::size_t step) {
  if ((begins & kOpen) != 0) return kOpen;
  Ends all = 0;
  for (unsigned rest = begins; rest != 0; rest &= rest - 1) {
    const Ends way = ends(step, static_cast<std::size_t>(std::countr_zero(rest)));
    if (way >= kOpen) return way;
    all |= way;
  }
  return all;
}

Chooser::Ends Chooser::through(std::size_t pattern, std::size_t at) {
  const std::uint64_t key = std::uint64_t{ways_} << 32U | pattern << 8U | at;
  Known& known = known_[(pattern * kDeepest + at) % known_.size()];
  if (known.key != key) {
    const Ends read = ends(pattern, at);
    known = {key, read};
    return read;
  }
  return known.ends;
}

Chooser::Ends Chooser::taken(const Slot& slot, std::size_t at) const {
  const Id id = ids_[at];
  const Classes& classes = tables_.classes[id];
  const auto one = static_cast<Ends>(1U << (at + 1));
  if (slot.how == Slot::How::words) {
    if (!classes.meets(slot.classes)) return 0;
    Ends all = tables_.classes_alone[id].meets(slot.classes) ? one : Ends{0};
    for (const Phrase& phrase : tables_.phrases[id - kFirstWord]) {
      if (!slot.classes.has(phrase.entry.word_class)) continue;
      const std::size_t seen = std::min(phrase.tail.size(), length_ - at - 1);
      const auto* const next = ids_.data() + at + 1;
      if (!std::equal(next, next + seen, phrase.tail.begin())) continue;
      if (seen < phrase.tail.size()) return kOpen;
      all |= static_cast<Ends>(1U << (at + 1 + seen));
    }
    return all;
  }
  if (slot.how == Slot::How::other) return is_other(tables_, id) ? one : Ends{0};
  if (slot.how == Slot::How::name) return id == kUnknown || id >= kFirstWord ? one : Ends{0};
  const bool digits = id >= kNumber && id < kNumber + 5;
  if (slot.how == Slot::How::number) {
    const bool fits = digits && (id == kNumber + 4 ? slot.digits_most >= 5
                                                   : id - kNumber + 1 >= slot.digits_least &&
                                                         id - kNumber + 1 <= slot.digits_most);
    return fits ? one : Ends{0};
  }
  if (digits || id == kFraction) return slot.how == Slot::How::count ? counted(at) : Ends{0};
  switch (slot.how) {
    case Slot::How::ordinal:
      return ordinal(at);
    case Slot::How::year:
      return year(at);
    default:
      return in_words(at);
  }
}

// What read_words(), read_ordinal() and read_year() (numbers.cpp) take, as far as ids tell.
std::optional<std::int64_t> Chooser::number_word(std::size_t at) const {
  const Id id = ids_[at];
  if (!tables_.classes[id].meets(tables_.number_words)) return std::nullopt;
  for (const Entry& entry : tables_.entries[id - kFirstWord])
    if (tables_.number_words.has(entry.word_class)) return entry.value;
  return std::nullopt;
}

Chooser::Ends Chooser::in_words(std::size_t at) const {
  const WordsRead read = take_words(
      tables_, at, length_, [&](std::size_t word) { return ids_[word]; },
      [&](std::size_t word) { return number_word(word); });
  const unsigned end = read.end > at ? 1U << read.end : 0U;
  return static_cast<Ends>(read.open ? end | 1U << length_ : end);
}

Chooser::Ends Chooser::ordinal(std::size_t at) const {
  const auto one = [&](std::size_t word) {
    const bool is = tables_.classes[ids_[word]].meets(tables_.ordinals);
    return static_cast<Ends>(is ? 1U << (word + 1) : 0U);
  };
  if (!number_word(at)) return one(at);
  const std::size_t next = behind_hyphen(at + 1);
  return static_cast<Ends>(one(at) | (next < length_ ? one(next) : 1U << length_));
}

Chooser::Ends Chooser::year(std::size_t at) const {
  const Ends first = in_words(at);
  unsigned all = first;
  for (unsigned rest = first; rest != 0; rest &= rest - 1) {
    const std::size_t next = behind_hyphen(static_cast<std::size_t>(std::countr_zero(rest)));
    all |= next < length_ ? in_words(next) : 1U << length_;
  }
  return static_cast<Ends>(all);
}

Chooser::Ends Chooser::counted(std::size_t at) const {
  const auto look_of = [&](Id id) -> unsigned {
    if (id >= kNumber && id <= kNumber + 4U)
      return id <= kNumber + 1U   ? unsigned{Look::two_digits}
             : id == kNumber + 2U ? unsigned{Look::three_digits}
                                  : 0U;
    if (id == kFraction) return Look::glyph;
    if (id >= kSign && id < kFirstWord) {
      const char sign = static_cast<char>(id - kSign);
      if (sign == '-') return Look::dash;
      if (sign == '/') return Look::slash;
      const bool mark = tables_.decimal_marks.find(sign) != std::string::npos ||
                        tables_.group_marks.find(sign) != std::string::npos;
      return mark ? unsigned{Look::mark} : 0U;
    }
    return tables_.classes[id].meets(tables_.number_words) ? unsigned{Look::scale} : 0U;
  };
  Ends ends = 0;
  Counted so_far = ids_[at] == kFraction ? Counted::part : Counted::whole;
  for (std::size_t next = at + 1;; ++next) {
    if (so_far <= Counted::scaled || next == length_) ends |= static_cast<Ends>(1U << next);
    if (next == length_) return ends;
    const unsigned look = look_of(ids_[next]);
    const auto* const turn = std::find_if(kTurns.begin(), kTurns.end(), [&](const Turn& way) {
      return way.from == so_far && (way.look & look) != 0;
    });
    if (turn == kTurns.end()) return ends;
    so_far = turn->to;
  }
}

}  // namespace inforce::timex
