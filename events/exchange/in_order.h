#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace dateline::events {

/// Has all processors make something of pieces that come one after the other: `next()` gives the next piece, nullopt at
/// the end; `make_worker()` gives each thread a callable of its own that makes something of a piece; `put(made)` gets
/// that in the order of the pieces. `next` and `put` run on the caller's thread, and only a few pieces are on their way
/// at a time.
template <class Next, class MakeWorker, class Put>
void work_in_order(Next next, MakeWorker make_worker, Put put) {
  using Piece = typename decltype(next())::value_type;
  using Made = decltype(make_worker()(std::declval<Piece&>()));
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::pair<std::size_t, Piece>> waiting;
  std::map<std::size_t, Made> made;
  bool ended = false;
  const auto work = [&](auto& worker) {
    while (true) {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return ended || !waiting.empty(); });
      if (waiting.empty()) {
        return;
      }
      std::pair<std::size_t, Piece> piece = std::move(waiting.front());
      waiting.pop_front();
      lock.unlock();
      Made result = worker(piece.second);
      lock.lock();
      made.emplace(piece.first, std::move(result));
      changed.notify_all();
    }
  };
  const std::size_t count = std::clamp(std::thread::hardware_concurrency(), 1u, 8u);
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < count; ++i) {
    threads.emplace_back([&work, worker = make_worker()]() mutable { work(worker); });
  }
  std::size_t given = 0;
  std::size_t finished = 0;
  bool more = true;
  while (more || finished < given) {
    const bool gives = more && given - finished < 2 * count;
    if (gives) {
      std::optional<Piece> piece = next();
      more = piece.has_value();
      if (more) {
        const std::lock_guard lock(mutex);
        waiting.emplace_back(given++, std::move(*piece));
        changed.notify_all();
      }
    }
    std::unique_lock lock(mutex);
    if (!gives) {
      changed.wait(lock, [&] { return made.contains(finished); });
    }
    while (!made.empty() && made.begin()->first == finished) {
      Made result = std::move(made.begin()->second);
      made.erase(made.begin());
      ++finished;
      lock.unlock();
      put(std::move(result));
      lock.lock();
    }
  }
  const std::lock_guard lock(mutex);
  ended = true;
  changed.notify_all();
}

}  // namespace dateline::events
