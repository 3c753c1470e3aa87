// Owns: writing down, in order, what a process does to the files of one folder (LD_PRELOAD): creations, writes, truncations, syncs.
// Must never: change what the process does, or write down a sync that failed.
//
// A record: u8 kind, u8 length of name, u32 length of data, u64 offset or size, name, data. Little endian, as the machine has it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CREATE = 1, WRITE = 2, TRUNCATE = 3, SYNC = 4, UNLINK = 5 };
enum { MAX_FD = 4096, MAX_NAME = 64 };

static const char *folder;
static size_t folder_length;
static int log_fd = -1;
static char names[MAX_FD][MAX_NAME];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name, result, ...) \
  static result (*real)(__VA_ARGS__); \
  if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

__attribute__((constructor)) static void start(void) {
  const char *to = getenv("RECORD_TO");
  folder = getenv("RECORD_FOLDER");
  if (!to || !folder) return;
  folder_length = strlen(folder);
  log_fd = syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  // A child of this process would record itself into the middle.
  unsetenv("LD_PRELOAD");
}

// The name inside the folder; the shared-memory file is no part of the disk.
static const char *name_of(const char *path) {
  if (log_fd < 0 || !path || strncmp(path, folder, folder_length) != 0 || path[folder_length] != '/') return NULL;
  const char *name = path + folder_length + 1;
  size_t length = strlen(name);
  if (length == 0 || length >= MAX_NAME || strchr(name, '/')) return NULL;
  if (length > 4 && strcmp(name + length - 4, "-shm") == 0) return NULL;
  return name;
}

static const char *known(int fd) { return fd >= 0 && fd < MAX_FD && names[fd][0] ? names[fd] : NULL; }

static void record(uint8_t kind, const char *name, uint64_t at, const struct iovec *parts, int count, size_t length) {
  uint8_t head[14];
  uint8_t name_length = strlen(name);
  uint32_t data_length = length;
  head[0] = kind;
  head[1] = name_length;
  memcpy(head + 2, &data_length, 4);
  memcpy(head + 6, &at, 8);
  struct iovec all[2 + 64] = {{head, 14}, {(void *)name, name_length}};
  int total = 2;
  size_t left = length;
  for (int i = 0; i < count && left > 0 && total < 66; i++) {
    size_t take = parts[i].iov_len < left ? parts[i].iov_len : left;
    all[total++] = (struct iovec){parts[i].iov_base, take};
    left -= take;
  }
  // A hole in the record would build states that never were.
  if (left > 0 || syscall(SYS_writev, log_fd, all, total) != (long)(14 + name_length + length)) abort();
}

static void note(uint8_t kind, const char *name, uint64_t at) {
  int saved = errno;
  pthread_mutex_lock(&lock);
  record(kind, name, at, NULL, 0, 0);
  pthread_mutex_unlock(&lock);
  errno = saved;
}

static void note_write(const char *name, uint64_t at, const struct iovec *parts, int count, size_t length) {
  int saved = errno;
  pthread_mutex_lock(&lock);
  record(WRITE, name, at, parts, count, length);
  pthread_mutex_unlock(&lock);
  errno = saved;
}

static int opened(int fd, const char *path, int flags) {
  if (fd < 0 || fd >= MAX_FD) return fd;
  const char *name = name_of(path);
  names[fd][0] = 0;
  if (!name) return fd;
  strcpy(names[fd], name);
  if (flags & O_CREAT) note(CREATE, name, 0);
  if (flags & O_TRUNC) note(TRUNCATE, name, 0);
  return fd;
}

#define MODE(flags, last) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { \
    va_list more; \
    va_start(more, last); \
    mode = va_arg(more, mode_t); \
    va_end(more); \
  }

int open(const char *path, int flags, ...) {
  MODE(flags, flags)
  REAL("open", int, const char *, int, mode_t);
  return opened(real(path, flags, mode), path, flags);
}
int open64(const char *path, int flags, ...) {
  MODE(flags, flags)
  REAL("open64", int, const char *, int, mode_t);
  return opened(real(path, flags, mode), path, flags);
}
int openat(int at, const char *path, int flags, ...) {
  MODE(flags, flags)
  REAL("openat", int, int, const char *, int, mode_t);
  return opened(real(at, path, flags, mode), path, flags);
}
int openat64(int at, const char *path, int flags, ...) {
  MODE(flags, flags)
  REAL("openat64", int, int, const char *, int, mode_t);
  return opened(real(at, path, flags, mode), path, flags);
}

int close(int fd) {
  REAL("close", int, int);
  if (fd >= 0 && fd < MAX_FD) names[fd][0] = 0;
  return real(fd);
}

static ssize_t written(int fd, const struct iovec *parts, int count, int64_t at, ssize_t length) {
  const char *name = known(fd);
  if (name && length > 0) {
    // Without a place the write went to where the file position was before it.
    int64_t place = at >= 0 ? at : (int64_t)syscall(SYS_lseek, fd, 0, SEEK_CUR) - length;
    note_write(name, place, parts, count, length);
  }
  return length;
}

ssize_t write(int fd, const void *data, size_t size) {
  REAL("write", ssize_t, int, const void *, size_t);
  struct iovec one = {(void *)data, size};
  return written(fd, &one, 1, -1, real(fd, data, size));
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  REAL("writev", ssize_t, int, const struct iovec *, int);
  return written(fd, parts, count, -1, real(fd, parts, count));
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
  REAL("pwrite", ssize_t, int, const void *, size_t, off_t);
  struct iovec one = {(void *)data, size};
  return written(fd, &one, 1, at, real(fd, data, size, at));
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
  REAL("pwrite64", ssize_t, int, const void *, size_t, off64_t);
  struct iovec one = {(void *)data, size};
  return written(fd, &one, 1, at, real(fd, data, size, at));
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  REAL("pwritev", ssize_t, int, const struct iovec *, int, off_t);
  return written(fd, parts, count, at, real(fd, parts, count, at));
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) {
  REAL("pwritev64", ssize_t, int, const struct iovec *, int, off64_t);
  return written(fd, parts, count, at, real(fd, parts, count, at));
}

static int truncated(int fd, uint64_t size, int result) {
  if (result == 0 && known(fd)) note(TRUNCATE, known(fd), size);
  return result;
}
int ftruncate(int fd, off_t size) {
  REAL("ftruncate", int, int, off_t);
  return truncated(fd, size, real(fd, size));
}
int ftruncate64(int fd, off64_t size) {
  REAL("ftruncate64", int, int, off64_t);
  return truncated(fd, size, real(fd, size));
}

static int synced(int fd, int result) {
  if (result == 0 && known(fd)) note(SYNC, known(fd), 0);
  return result;
}
int fsync(int fd) {
  REAL("fsync", int, int);
  return synced(fd, real(fd));
}
int fdatasync(int fd) {
  REAL("fdatasync", int, int);
  return synced(fd, real(fd));
}

int unlink(const char *path) {
  REAL("unlink", int, const char *);
  int result = real(path);
  if (result == 0 && name_of(path)) note(UNLINK, name_of(path), 0);
  return result;
}
