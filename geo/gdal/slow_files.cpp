#include "geo/gdal/slow_files.h"

#include <cpl_vsi_virtual.h>

#include <atomic>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "geo/gdal/gdal_session.h"
#include "geo/gdal/owners.h"

namespace dateline::geo {
namespace {

constexpr std::string_view kPrefix = "/vsislow/";

std::atomic<std::chrono::milliseconds> wait_of_a_read = std::chrono::milliseconds(0);

class SlowHandle final : public VSIVirtualHandle {
 public:
  explicit SlowHandle(VSILFILE* file) : file_(file) {}
  SlowHandle(const SlowHandle&) = delete;
  SlowHandle& operator=(const SlowHandle&) = delete;
  ~SlowHandle() override {
    if (file_ != nullptr) {
      VSIFCloseL(file_);
    }
  }
  int Seek(vsi_l_offset offset, int from) override { return VSIFSeekL(file_, offset, from); }
  vsi_l_offset Tell() override { return VSIFTellL(file_); }
  std::size_t Read(void* buffer, std::size_t size, std::size_t count) override {
    std::this_thread::sleep_for(wait_of_a_read.load());
    return VSIFReadL(buffer, size, count, file_);
  }
  std::size_t Write(const void*, std::size_t, std::size_t) override { return 0; }
  int Eof() override { return VSIFEofL(file_); }
  int Close() override {
    const int result = VSIFCloseL(file_);
    file_ = nullptr;
    return result;
  }

 private:
  VSILFILE* file_;
};

/// The files of the disk under another name.
class SlowFiles final : public VSIFilesystemHandler {
 public:
  VSIVirtualHandle* Open(const char* name, const char* access, bool set_error, CSLConstList options) override {
    VSILFILE* file = VSIFOpenEx2L(real(name), access, set_error ? 1 : 0, options);
    return file == nullptr ? nullptr : new SlowHandle(file);  // GDAL owns it
  }
  int Stat(const char* name, VSIStatBufL* result, int flags) override { return VSIStatExL(real(name), result, flags); }

 private:
  static const char* real(const char* name) { return name + kPrefix.size(); }
};

}  // namespace

Result<void> write_slow_raster(const std::filesystem::path& raster, const std::filesystem::path& file,
                               std::chrono::milliseconds wait) {
  start_gdal();
  static std::once_flag once;
  std::call_once(once, [] {
    VSIFileManager::InstallHandler(std::string(kPrefix), new SlowFiles());  // the manager owns it
  });
  end_slow_reads();
  const GdalMessages messages;
  const std::string name = std::string(kPrefix) + raster.string();
  const Dataset source(GDALDataset::Open(name.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
  if (!source) {
    return rejected(raster.string(), "cannot be read as a raster", "check the path");
  }
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("VRT");
  const Dataset copy(
      driver == nullptr ? nullptr : driver->CreateCopy(file.c_str(), source.get(), FALSE, nullptr, nullptr, nullptr));
  if (!copy) {
    return failed(file.string(), "cannot be written", "make room in the folder for temporary files");
  }
  wait_of_a_read = wait;
  return {};
}

void end_slow_reads() {
  wait_of_a_read = std::chrono::milliseconds(0);
}

}  // namespace dateline::geo
