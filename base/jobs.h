#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace dateline {

/// What a running job tells and hears. Written by the worker, read by any thread.
class JobProgress {
 public:
  /// done of total, both in the job's own unit; total 0 means unknown.
  void set(std::size_t done, std::size_t total);
  void set_text(std::string text);
  [[nodiscard]] std::size_t done() const { return done_; }
  [[nodiscard]] std::size_t total() const { return total_; }
  [[nodiscard]] std::string text() const;

 private:
  std::atomic<std::size_t> done_ = 0;
  std::atomic<std::size_t> total_ = 0;
  mutable std::mutex mutex_;
  std::string text_;
};

/// A handle to background work that yields a T. Polled by the owner, once a frame; never waited for in a frame.
/// Dropping the handle cancels the job: its result is thrown away.
template <class T>
class Job {
 public:
  Job() = default;
  Job(Job&&) noexcept = default;
  Job& operator=(Job&& other) noexcept {
    if (this != &other) {
      cancel();
      shared_ = std::move(other.shared_);
    }
    return *this;
  }
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;
  ~Job() { cancel(); }

  /// Whether this handle stands for work whose result was not taken yet.
  [[nodiscard]] bool active() const { return shared_ != nullptr; }
  /// Asks the work to stop; it notices at its next look at the stop token.
  void cancel() {
    if (shared_) {
      shared_->stop.request_stop();
    }
  }
  [[nodiscard]] const JobProgress* progress() const { return shared_ ? &shared_->progress : nullptr; }

  /// The result, once, when the work is done; the handle is inactive from then on. Never blocks.
  [[nodiscard]] std::optional<T> take() {
    if (!shared_) {
      return std::nullopt;
    }
    std::optional<T> result;
    {
      const std::lock_guard lock(shared_->mutex);
      result = std::move(shared_->result);
      shared_->result.reset();
    }
    if (result) {
      shared_.reset();
    }
    return result;
  }

 private:
  friend class JobQueue;
  struct Shared {
    std::stop_source stop;
    JobProgress progress;
    std::mutex mutex;
    std::optional<T> result;
  };
  std::shared_ptr<Shared> shared_;
};

/// Worker threads that take work first in, first out. Work takes immutable input by value, a stop token and a
/// progress to write; it must not touch GL, ImGui or the application's state. Destruction asks all work to stop and
/// joins the threads.
class JobQueue {
 public:
  explicit JobQueue(unsigned threads);
  ~JobQueue();
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  /// Asks all work to stop, begun or not, and waits for it, but no longer than `patience`: a read of a slow disk cannot
  /// be called back. Whether all of it has ended, so that destruction will not wait. Nothing is to be queued after it.
  [[nodiscard]] bool stop(std::chrono::milliseconds patience);

  /// Queues `work`, a callable of (std::stop_token, JobProgress&) that returns T. Callable from any thread.
  template <class Work>
  [[nodiscard]] auto start(Work work) {
    using T = std::invoke_result_t<Work&, std::stop_token, JobProgress&>;
    Job<T> job;
    job.shared_ = std::make_shared<typename Job<T>::Shared>();
    push([shared = job.shared_, work = std::make_shared<Work>(std::move(work))](std::stop_token quit) {
      const std::stop_callback forward(quit, [&shared] { shared->stop.request_stop(); });
      T result = (*work)(shared->stop.get_token(), shared->progress);
      const std::lock_guard lock(shared->mutex);
      shared->result = std::move(result);
    });
    return job;
  }

 private:
  using Task = std::function<void(std::stop_token)>;
  void push(Task task);

  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::condition_variable ended_;
  unsigned running_ = 0;  // threads that have not ended
  std::deque<Task> tasks_;
  std::vector<std::jthread> threads_;  // last: joined before what they use is destroyed
};

}  // namespace dateline
