// SPDX-License-Identifier: MIT
#pragma once
// cli/in_order.h - items worked on by several threads, their results taken in the order of the
// items. Only a few items are held at a time, so that memory does not grow with their number.
#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace inforce::cli {

template <typename Item, typename Result>
class InOrder {
 public:
  using Work = std::function<Result(Item)>;
  // Each thread calls `make_work` for a `work` of its own; `take` is called by one at a time.
  InOrder(std::size_t threads, std::function<Work()> make_work, std::function<void(Result)> take)
      : make_work_(std::move(make_work)), take_(std::move(take)), most_(threads * kHeldByThread) {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
  }
  InOrder(const InOrder&) = delete;
  InOrder& operator=(const InOrder&) = delete;
  ~InOrder() { join(); }

  // Waits while too many items are held. What `work` or `take` threw is thrown here, or by finish.
  void add(Item item) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return held_.size() < most_ || failure_; });
    if (failure_) std::rethrow_exception(failure_);
    held_.push_back({std::move(item), std::nullopt});
    more_.notify_one();
  }
  // Waits for all results.
  void finish() {
    join();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  static constexpr std::size_t kHeldByThread = 4;
  struct Held {
    Item item;
    std::optional<Result> result;
  };

  void run() {
    Work work;
    std::unique_lock lock(mutex_);
    while (true) {
      more_.wait(lock, [this] { return next_ < held_.size() || ended_; });
      if (next_ == held_.size()) return;
      Held& mine = held_[next_++];
      try {
        Item item = std::move(mine.item);
        lock.unlock();
        if (!work) work = make_work_();
        std::optional<Result> result = work(std::move(item));
        lock.lock();
        mine.result = std::move(result);
        take_finished();
      } catch (...) {
        if (!lock.owns_lock()) lock.lock();
        if (!failure_) failure_ = std::current_exception();
      }
      room_.notify_one();
    }
  }
  void take_finished() {
    while (!failure_ && !held_.empty() && held_.front().result) {
      take_(std::move(*held_.front().result));
      held_.pop_front();
      --next_;
    }
  }
  void join() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    more_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

  std::function<Work()> make_work_;
  std::function<void(Result)> take_;
  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable more_, room_;
  std::deque<Held> held_;  // in their order; changed only at its ends, so that a Held stays put
  std::size_t next_ = 0;   // the first of them that nobody works on
  bool ended_ = false;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

[[nodiscard]] inline std::size_t processors() {
  return std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
}

}  // namespace inforce::cli
