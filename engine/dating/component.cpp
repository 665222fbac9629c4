// SPDX-License-Identifier: MIT
#include "dating/component.h"

#include <algorithm>
#include <functional>
#include <queue>

namespace inforce::dating {
namespace {

using Queued = std::pair<std::int64_t, Node>;  // smallest first; equal ones by node
using Queue = std::priority_queue<Queued, std::vector<Queued>, std::greater<>>;

}  // namespace

Component::Component(std::vector<std::int64_t> guesses)
    : potential_(std::move(guesses)),
      out_(potential_.size()),
      in_(potential_.size()),
      fall_(potential_.size(), 0),
      asked_by_(potential_.size(), SIZE_MAX),
      settled_(potential_.size(), 0) {}

bool Component::add(Edge edge) {
  edges_.push_back(edge);
  if (potential_[edge.from] + edge.weight < potential_[edge.to] && !repair(edge)) {
    edges_.pop_back();
    return false;
  }
  out_[edge.from].push_back(edges_.size() - 1);
  in_[edge.to].push_back(edges_.size() - 1);
  return true;
}

void Component::drop_last() {
  out_[edges_.back().from].pop_back();
  in_[edges_.back().to].pop_back();
  edges_.pop_back();
}

// Lets days fall until the new last edge holds too. If its own start would have to fall, no choice
// of days satisfies all edges: the edges that asked for it close a negative cycle.
bool Component::repair(const Edge& added) {
  Queue queue;
  std::vector<Node> touched;
  std::vector<std::pair<Node, std::int64_t>> fallen;  // with the old potential
  const auto ask = [&](Node node, std::int64_t by, std::size_t edge) {
    if (settled_[node] != 0 || by >= fall_[node]) return;
    if (fall_[node] == 0) touched.push_back(node);
    fall_[node] = by;
    asked_by_[node] = edge;
    queue.emplace(by, node);
  };

  bool possible = true;
  ask(added.to, potential_[added.from] + added.weight - potential_[added.to], edges_.size() - 1);
  while (!queue.empty()) {
    const auto [by, node] = queue.top();
    queue.pop();
    if (settled_[node] != 0 || by != fall_[node]) continue;
    if (node == added.from) {
      possible = false;
      cycle_.clear();
      for (std::size_t e = asked_by_[node]; e != edges_.size() - 1; e = asked_by_[edges_[e].from]) {
        cycle_.push_back(edges_[e].constraint);
      }
      std::reverse(cycle_.begin(), cycle_.end());
      break;
    }
    settled_[node] = 1;
    fallen.emplace_back(node, potential_[node]);
    potential_[node] += by;
    for (const std::size_t e : out_[node]) {
      ask(edges_[e].to, potential_[node] + edges_[e].weight - potential_[edges_[e].to], e);
    }
  }
  if (!possible) {
    for (const auto& [node, day] : fallen) potential_[node] = day;
  }
  for (const Node node : touched) {
    fall_[node] = 0;
    asked_by_[node] = SIZE_MAX;
    settled_[node] = 0;
  }
  return possible;
}

std::vector<Component::Path> Component::paths(Way way) const {
  // Dijkstra on weights made non-negative by the potential.
  const bool forward = way == Way::from_epoch;
  const auto& edges_of = forward ? out_ : in_;
  std::vector<Path> paths(potential_.size());
  std::vector<std::int64_t> reduced(potential_.size(), kUnreached);
  Queue queue;
  paths[0].length = reduced[0] = 0;
  queue.emplace(0, 0);
  while (!queue.empty()) {
    const auto [length, node] = queue.top();
    queue.pop();
    if (length != reduced[node]) continue;
    for (const std::size_t e : edges_of[node]) {
      const Edge& edge = edges_[e];
      const Node next = forward ? edge.to : edge.from;
      const std::int64_t step = edge.weight + potential_[edge.from] - potential_[edge.to];
      if (length + step >= reduced[next]) continue;
      reduced[next] = length + step;
      paths[next] = {paths[node].length + edge.weight, e};
      queue.emplace(reduced[next], next);
    }
  }
  return paths;
}

}  // namespace inforce::dating
