#include "geo/gdal/gdal_session.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <cpl_vsi_virtual.h>
#include <gdal_priv.h>

#include <array>
#include <cctype>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <system_error>
#include <utility>

namespace dateline::geo {

namespace {

bool ends_with(std::string text, std::string_view end) {
  for (char& c : text) {
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return text.ends_with(end);
}

/// Stands in for a file system that reaches over the network: nothing is there. Owns the handler that it replaces,
/// which may serve several prefixes.
class NoNetwork final : public VSIFilesystemHandler {
 public:
  explicit NoNetwork(std::shared_ptr<VSIFilesystemHandler> replaced) : replaced_(std::move(replaced)) {}
  VSIVirtualHandle* Open(const char*, const char*, bool, CSLConstList) override { return nullptr; }
  int Stat(const char*, VSIStatBufL*, int) override { return -1; }

 private:
  std::shared_ptr<VSIFilesystemHandler> replaced_;
};

void replace_network_handlers() {
  const VSIFilesystemHandler* local = VSIFileManager::GetHandler("");
  std::map<VSIFilesystemHandler*, std::shared_ptr<VSIFilesystemHandler>> replaced;
  for (const char* prefix : {"/vsicurl/", "/vsicurl?", "/vsicurl_streaming/", "/vsis3/", "/vsis3_streaming/", "/vsigs/",
                             "/vsigs_streaming/", "/vsiaz/", "/vsiaz_streaming/", "/vsiadls/", "/vsioss/",
                             "/vsioss_streaming/", "/vsiswift/", "/vsiswift_streaming/", "/vsihdfs/", "/vsiwebhdfs/"}) {
    VSIFilesystemHandler* handler = VSIFileManager::GetHandler(prefix);
    if (handler != local) {
      std::shared_ptr<VSIFilesystemHandler>& owner = replaced[handler];
      if (!owner) {
        owner.reset(handler);
      }
      VSIFileManager::InstallHandler(prefix, new NoNetwork(owner));  // the manager owns it
    }
  }
}

/// Stands in for GDAL's own requests: drivers of files, GeoJSON's among them, also take addresses.
CPLHTTPResult* refuse(const char*, CSLConstList, GDALProgressFunc, void*, CPLHTTPFetchWriteFunc, void*, void*) {
  auto* result = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
  result->nStatus = 1;
  result->pszErrBuf = CPLStrdup("the network is not used for files");
  return result;
}

}  // namespace

struct GdalMessages::Handler {
  static void CPL_STDCALL keep(CPLErr level, CPLErrorNum, const char* message) {
    auto& messages = *static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    std::string& kept = level >= CE_Failure ? messages.failure_ : messages.warning_;
    if (level >= CE_Warning && kept.empty()) {
      kept = message;
    }
  }
};

void start_gdal() {
  static std::once_flag once;
  std::call_once(once, [] {
    constexpr GIntBig kBlocks = 160 << 20;  // bytes of unpacked pixels that are kept; GDAL's own choice is gigabytes
    GDALAllRegister();
    GDALSetCacheMax64(kBlocks);
    for (const char* name :
         {"HTTP",     "WMS",      "WCS",        "WMTS",   "WFS",        "OAPIF",     "OGCAPI", "DAAS",
          "EEDA",     "EEDAI",    "CSW",        "Carto",  "AmigoCloud", "Elastic",   "GMLAS",  "NGW",
          "PLMOSAIC", "PLSCENES", "RASTERLITE", "STACTA", "STACIT",     "Rasterlite"}) {
      if (GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(name)) {
        GetGDALDriverManager()->DeregisterDriver(driver);
        delete driver;
      }
    }
    replace_network_handlers();
    CPLHTTPSetFetchCallback(refuse, nullptr);
  });
}

GdalMessages::GdalMessages() {
  CPLPushErrorHandlerEx(Handler::keep, this);
  CPLErrorReset();
}

GdalMessages::~GdalMessages() {
  CPLPopErrorHandler();
  CPLErrorReset();
}

std::string dataset_name(const std::filesystem::path& file) {
  std::string name = file.string();
  if (ends_with(name, ".hgt.zip") || ends_with(name, ".kmz") || ends_with(name, ".shp.zip")) {
    return name;  // drivers that look into the archive themselves
  }
  if (ends_with(name, ".zip")) {
    return "/vsizip/" + name;
  }
  if (ends_with(name, ".tar.gz") || ends_with(name, ".tgz") || ends_with(name, ".tar")) {
    return "/vsitar/" + name;
  }
  if (ends_with(name, ".gz") && !ends_with(name, ".svgz")) {
    return "/vsigzip/" + name;
  }
  return name;
}

std::optional<Error> unreadable(const std::filesystem::path& file) {
  std::error_code error;
  const std::string where = file.string();
  if (!std::filesystem::exists(file, error)) {
    return Error{Error::Kind::rejected, where, "there is no such file", "check the path"};
  }
  if (std::filesystem::is_directory(file, error)) {
    return std::nullopt;  // a file geodatabase is a folder
  }
  if (!std::ifstream(file, std::ios::binary)) {
    return Error{Error::Kind::rejected, where, "cannot be read", "check its permissions"};
  }
  if (std::filesystem::file_size(file, error) == 0) {
    return Error{Error::Kind::rejected, where, "is empty", "fetch it again"};
  }
  return std::nullopt;
}

Result<DatasetKinds> look_into(const std::filesystem::path& file) {
  start_gdal();
  if (auto error = unreadable(file)) {
    return tl::make_unexpected(std::move(*error));
  }
  const GdalMessages messages;
  GDALDataset* dataset =
      GDALDataset::Open(dataset_name(file).c_str(), GDAL_OF_RASTER | GDAL_OF_VECTOR | GDAL_OF_READONLY);
  if (dataset == nullptr) {
    return rejected(file.string(), "is neither a raster nor a vector file that GDAL opens",
                    "see whether gdalinfo or ogrinfo can read it");
  }
  const bool parts = dataset->GetMetadata("SUBDATASETS") != nullptr;
  const DatasetKinds kinds{dataset->GetRasterCount() > 0 || parts, dataset->GetLayerCount() > 0};
  GDALClose(dataset);
  if (!kinds.raster && !kinds.vector) {
    return rejected(file.string(), "holds no data", "see whether gdalinfo or ogrinfo can read it");
  }
  return kinds;
}

}  // namespace dateline::geo
