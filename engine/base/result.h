// SPDX-License-Identifier: MIT
#pragma once
// base/result.h - a value, or the diagnostics that say why there is none.
#include <utility>
#include <variant>

#include "base/diagnostic.h"

namespace inforce {

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Diagnostic problem) : state_(Diagnostics{std::move(problem)}) {}  // NOLINT
  Result(Diagnostics problems) : state_(std::move(problems)) {}            // NOLINT

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T& operator*() { return std::get<T>(state_); }
  const T& operator*() const { return std::get<T>(state_); }
  T* operator->() { return &std::get<T>(state_); }
  const T* operator->() const { return &std::get<T>(state_); }
  [[nodiscard]] const Diagnostics& problems() const { return std::get<Diagnostics>(state_); }

 private:
  std::variant<T, Diagnostics> state_;
};

}  // namespace inforce
