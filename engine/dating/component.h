// SPDX-License-Identifier: MIT
#pragma once
// dating/component.h - one connected part of a network, and the shortest paths in it.
//
// Node 0 is the epoch. An edge u -> v of weight w says day(v) - day(u) <= w. `potential_` is a
// choice of days that satisfies every edge, kept up to date as edges come (the incremental
// algorithm of Cotton and Maler, "Fast and flexible difference constraint propagation", 2006).
#include <cstdint>
#include <utility>
#include <vector>

namespace inforce::dating {

using Node = std::uint32_t;

struct Edge {
  Node from, to;
  std::int64_t weight;
  std::size_t constraint;
};

class Component {
 public:
  // `guesses`: a likely day for each node. Any values do; good ones make adding edges cheap.
  explicit Component(std::vector<std::int64_t> guesses);

  // False, and nothing changed, when the edge closes a negative cycle; the constraints of that
  // cycle's other edges are then in cycle().
  bool add(Edge edge);
  void drop_last();  // takes back the edge that was added last
  [[nodiscard]] const std::vector<std::size_t>& cycle() const { return cycle_; }

  static constexpr std::int64_t kUnreached = INT64_MAX;
  struct Path {
    std::int64_t length = kUnreached;
    std::size_t edge =
        SIZE_MAX;  // the last edge on the way from the epoch, or the first towards it
  };
  // Shortest paths from the epoch to every node, or from every node to the epoch.
  enum class Way { from_epoch, to_epoch };
  [[nodiscard]] std::vector<Path> paths(Way way) const;
  [[nodiscard]] const Edge& edge(std::size_t index) const { return edges_[index]; }

 private:
  bool repair(const Edge& edge);

  std::vector<std::int64_t> potential_;
  std::vector<Edge> edges_;
  std::vector<std::vector<std::size_t>> out_, in_;  // edges of each node
  std::vector<std::size_t> cycle_;

  // Scratch of repair(): how far a node's day must fall, and the edge that asks for it.
  std::vector<std::int64_t> fall_;
  std::vector<std::size_t> asked_by_;
  std::vector<char> settled_;
};

}  // namespace inforce::dating
