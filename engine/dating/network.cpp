// SPDX-License-Identifier: MIT
#include "dating/network.h"

#include <algorithm>
#include <numeric>

#include "dating/component.h"

namespace inforce::dating {
namespace {

// Which points hang together by constraints that are not about the epoch.
class Groups {
 public:
  explicit Groups(std::size_t points) : parent_(points) {
    std::iota(parent_.begin(), parent_.end(), Point{0});
  }
  Point find(Point point) {
    while (parent_[point] != point) point = parent_[point] = parent_[parent_[point]];
    return point;
  }
  void join(Point a, Point b) {
    a = find(a), b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<Point> parent_;
};

Point any_point(const Constraint& constraint) {
  return constraint.to != kEpoch ? constraint.to : constraint.from;
}

// A day for each point that most constraints will agree with: that of the point with the narrowest
// bounds of its own, carried along to those it is tied to.
class Guesses {
 public:
  Guesses(std::size_t points, const std::vector<Constraint>& constraints)
      : day_(points, 0), own_(points), ties_(points) {
    for (std::size_t i = 0; i < constraints.size(); ++i) {
      const Constraint& c = constraints[i];
      if (c.from == kEpoch && c.to != kEpoch) {
        own_[c.to].first = std::max(own_[c.to].first, std::int64_t{c.least.value_or(INT32_MIN)});
        own_[c.to].last = std::min(own_[c.to].last, std::int64_t{c.most.value_or(INT32_MAX)});
      } else if (c.from != kEpoch && c.to != kEpoch) {
        const std::int64_t apart = c.least ? *c.least : c.most.value_or(0);
        ties_[c.from].emplace_back(c.to, apart);
        ties_[c.to].emplace_back(c.from, -apart);
      }
    }
  }

  std::vector<std::int64_t> spread() {
    std::vector<Point> order(day_.size());
    std::iota(order.begin(), order.end(), Point{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](Point a, Point b) { return own_[a].width() < own_[b].width(); });
    std::vector<char> seen(day_.size(), 0);
    std::vector<Point> open;
    for (const Point start : order) {
      if (seen[start] != 0) continue;
      seen[start] = 1;
      day_[start] = own_[start].near(0);
      open.assign(1, start);
      for (std::size_t next = 0; next < open.size(); ++next) {
        const Point from = open[next];
        for (const auto& [to, apart] : ties_[from]) {
          if (seen[to] != 0) continue;
          seen[to] = 1;
          day_[to] = own_[to].near(day_[from] + apart);
          open.push_back(to);
        }
      }
    }
    return std::move(day_);
  }

 private:
  struct Own {
    std::int64_t first = INT32_MIN, last = INT32_MAX;
    [[nodiscard]] std::int64_t width() const { return last - first; }
    [[nodiscard]] std::int64_t near(std::int64_t day) const {
      return first > last ? first : std::clamp(day, first, last);
    }
  };
  std::vector<std::int64_t> day_;
  std::vector<Own> own_;
  std::vector<std::vector<std::pair<Point, std::int64_t>>> ties_;
};

// Long chains reach days that no date can say; such a bound is open.
std::optional<date::sys_days> day(std::int64_t number) {
  constexpr std::int64_t kFirst = kFirstDay.time_since_epoch().count();
  constexpr std::int64_t kLast = kLastDay.time_since_epoch().count();
  if (number < kFirst || number > kLast) return std::nullopt;
  return date::sys_days{date::days{static_cast<std::int32_t>(number)}};
}

class Solver {
 public:
  Solver(std::size_t points, const std::vector<Constraint>& constraints)
      : constraints_(constraints),
        guess_(Guesses(points, constraints).spread()),
        local_(points, 0) {
    solution_.bounds.resize(points);
    solution_.earliest.resize(points);
    solution_.latest.resize(points);
  }

  // One component: its points, and its constraints, strongest first.
  void solve(const std::vector<Point>& members, const std::vector<std::size_t>& mine) {
    std::vector<std::int64_t> guesses(members.size() + 1, 0);
    for (std::size_t i = 0; i < members.size(); ++i) {
      local_[members[i]] = static_cast<Node>(i + 1);
      guesses[i + 1] = guess_[members[i]];
    }
    Component component(std::move(guesses));
    for (const std::size_t index : mine) add(component, index);
    read(component, members);
  }

  Solution finish() {
    std::sort(solution_.contradictions.begin(), solution_.contradictions.end(),
              [](const Contradiction& a, const Contradiction& b) { return a.dropped < b.dropped; });
    return std::move(solution_);
  }

 private:
  [[nodiscard]] Node node(Point point) const { return point == kEpoch ? 0 : local_[point]; }

  void add(Component& component, std::size_t index) {
    const Constraint& c = constraints_[index];
    const Node from = node(c.from), to = node(c.to);
    bool agrees = !c.most || component.add({from, to, *c.most, index});
    if (agrees && c.least && !component.add({to, from, -std::int64_t{*c.least}, index})) {
      agrees = false;
      if (c.most) component.drop_last();
    }
    if (agrees) return;
    Contradiction contradiction{index, {}};
    for (const std::size_t other : component.cycle()) {
      auto& cycle = contradiction.cycle;
      if (other != index && std::find(cycle.begin(), cycle.end(), other) == cycle.end()) {
        cycle.push_back(other);
      }
    }
    solution_.contradictions.push_back(std::move(contradiction));
  }

  void read(const Component& component, const std::vector<Point>& members) {
    const auto latest = component.paths(Component::Way::from_epoch);
    const auto earliest = component.paths(Component::Way::to_epoch);
    const auto point = [&](Node n) { return n == 0 ? kEpoch : members[n - 1]; };
    for (std::size_t i = 0; i < members.size(); ++i) {
      const Component::Path& last = latest[i + 1];
      const Component::Path& first = earliest[i + 1];
      if (last.edge != SIZE_MAX) {
        const Edge& edge = component.edge(last.edge);
        solution_.bounds[members[i]].latest = day(last.length);
        solution_.latest[members[i]] = {edge.constraint, point(edge.from)};
      }
      if (first.edge != SIZE_MAX) {
        const Edge& edge = component.edge(first.edge);
        solution_.bounds[members[i]].earliest = day(-first.length);
        solution_.earliest[members[i]] = {edge.constraint, point(edge.to)};
      }
    }
  }

  const std::vector<Constraint>& constraints_;
  std::vector<std::int64_t> guess_;
  std::vector<Node> local_;  // of each point: its node in the component that is being solved
  Solution solution_;
};

std::vector<std::size_t> chain(const std::vector<Step>& steps, Point point) {
  std::vector<std::size_t> constraints;
  while (point != kEpoch && steps[point].constraint != SIZE_MAX) {
    constraints.push_back(steps[point].constraint);
    point = steps[point].before;
  }
  std::reverse(constraints.begin(), constraints.end());
  return constraints;
}

}  // namespace

Constraint bounded(Point point, edtf::Bounds bounds) {
  Constraint constraint{kEpoch, point, {}, {}};
  if (bounds.earliest) constraint.least = bounds.earliest->time_since_epoch().count();
  if (bounds.latest) constraint.most = bounds.latest->time_since_epoch().count();
  return constraint;
}

std::vector<std::size_t> Solution::why_earliest(Point point) const {
  return chain(earliest, point);
}
std::vector<std::size_t> Solution::why_latest(Point point) const { return chain(latest, point); }

Solution solve(std::size_t points, const std::vector<Constraint>& constraints) {
  Groups groups(points);
  for (const Constraint& c : constraints) {
    if (c.from != kEpoch && c.to != kEpoch) groups.join(c.from, c.to);
  }
  std::vector<std::vector<Point>> members(points);
  std::vector<std::vector<std::size_t>> mine(points);
  for (Point p = 0; p < points; ++p) members[groups.find(p)].push_back(p);
  for (std::size_t i = 0; i < constraints.size(); ++i) {
    const Point point = any_point(constraints[i]);
    if (point != kEpoch) mine[groups.find(point)].push_back(i);
  }
  Solver solver(points, constraints);
  for (Point p = 0; p < points; ++p) {
    if (!mine[p].empty()) solver.solve(members[p], mine[p]);
  }
  return solver.finish();
}

}  // namespace inforce::dating
