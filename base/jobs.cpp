#include "base/jobs.h"

namespace dateline {

void JobProgress::set(std::size_t done, std::size_t total) {
  done_ = done;
  total_ = total;
}

void JobProgress::set_text(std::string text) {
  const std::lock_guard lock(mutex_);
  text_ = std::move(text);
}

std::string JobProgress::text() const {
  const std::lock_guard lock(mutex_);
  return text_;
}

JobQueue::JobQueue(unsigned threads) {
  threads_.reserve(threads);
  running_ = threads;
  for (unsigned i = 0; i < threads; ++i) {
    threads_.emplace_back([this](std::stop_token quit) {
      while (true) {
        Task task;
        {
          std::unique_lock lock(mutex_);
          if (!wake_.wait(lock, quit, [this] { return !tasks_.empty(); })) {
            --running_;
            ended_.notify_all();
            return;
          }
          task = std::move(tasks_.front());
          tasks_.pop_front();
        }
        task(quit);
      }
    });
  }
}

JobQueue::~JobQueue() {
  for (std::jthread& thread : threads_) {
    thread.request_stop();
  }
}

bool JobQueue::stop(std::chrono::milliseconds patience) {
  for (std::jthread& thread : threads_) {
    thread.request_stop();
  }
  std::unique_lock lock(mutex_);
  return ended_.wait_for(lock, patience, [this] { return running_ == 0; });
}

void JobQueue::push(Task task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  wake_.notify_one();
}

}  // namespace dateline
