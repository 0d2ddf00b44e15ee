#include "base/jobs.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

using namespace dateline;

namespace {

template <class T>
T wait_for(Job<T>& job) {
  while (true) {
    if (auto result = job.take()) {
      return *std::move(result);
    }
    std::this_thread::yield();
  }
}

}  // namespace

TEST_CASE("a job's result is handed over once", "[unit]") {
  JobQueue queue(2);
  Job<int> job = queue.start([](std::stop_token, JobProgress&) { return 7; });
  CHECK(wait_for(job) == 7);
  CHECK_FALSE(job.active());
  CHECK_FALSE(job.take().has_value());
}

TEST_CASE("work is taken first in, first out", "[unit]") {
  JobQueue queue(1);
  std::vector<int> order;  // one worker, so one writer; read after the last result was handed over
  std::vector<Job<int>> jobs;
  for (int i = 0; i < 5; ++i) {
    jobs.push_back(queue.start([i, &order](std::stop_token, JobProgress&) {
      order.push_back(i);
      return i;
    }));
  }
  for (auto& job : jobs) {
    wait_for(job);
  }
  CHECK(order == std::vector<int>{0, 1, 2, 3, 4});
}

TEST_CASE("progress can be watched while the work goes on", "[unit]") {
  JobQueue queue(1);
  std::atomic<bool> go_on = false;
  Job<int> job = queue.start([&go_on](std::stop_token, JobProgress& progress) {
    progress.set(3, 10);
    progress.set_text("reading");
    while (!go_on) {
      std::this_thread::yield();
    }
    return 1;
  });
  while (job.progress()->text() != "reading") {
    std::this_thread::yield();
  }
  CHECK(job.progress()->done() == 3);
  CHECK(job.progress()->total() == 10);
  go_on = true;
  CHECK(wait_for(job) == 1);
}

TEST_CASE("cancelling reaches the work", "[unit]") {
  JobQueue queue(1);
  Job<bool> job = queue.start([](std::stop_token stop, JobProgress&) {
    while (!stop.stop_requested()) {
      std::this_thread::yield();
    }
    return true;
  });
  job.cancel();
  CHECK(wait_for(job));
}

TEST_CASE("dropping a handle, replacing it or destroying the queue stops the work", "[unit]") {
  std::atomic<int> stopped = 0;
  const auto until_stopped = [&stopped](std::stop_token stop, JobProgress&) {
    while (!stop.stop_requested()) {
      std::this_thread::yield();
    }
    ++stopped;
    return 0;
  };
  {
    JobQueue queue(3);
    { const Job<int> dropped = queue.start(until_stopped); }
    Job<int> replaced = queue.start(until_stopped);
    replaced = Job<int>();
    const Job<int> outlived = queue.start(until_stopped);
    while (stopped < 2) {
      std::this_thread::yield();
    }
  }
  CHECK(stopped <= 3);
  CHECK(stopped >= 2);
}

TEST_CASE("a queue that is to stop waits for its work no longer than it is told to", "[unit]") {
  std::atomic<bool> reading = false;
  std::atomic<bool> read = false;
  JobQueue queue(1);
  const Job<int> job = queue.start([&](std::stop_token, JobProgress&) {
    reading = true;
    while (!read) {
      std::this_thread::yield();
    }
    return 0;
  });
  while (!reading) {
    std::this_thread::yield();
  }
  CHECK_FALSE(queue.stop(std::chrono::milliseconds(1)));
  read = true;
  CHECK(queue.stop(std::chrono::minutes(1)));
}
