/* A disk that fails. Loaded before the C library (LD_PRELOAD), it counts the calls that change
 * what lies in one folder. At a chosen one of them it ends the process, or lets the call fail.
 *
 * From the outside (disk.py): disk_watch, disk_arm, disk_heal, disk_calls. A program that is not told
 * anything finds its folder in FAULTY_DISK, and is full as long as there is the file that
 * FAULTY_DISK_FULL names. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { NONE, KILL, TEAR, ERROR, FULL };

static char folder[PATH_MAX];
static size_t folder_length;
static const char *full_file;
static atomic_long calls;
static long armed_at;
static int armed;

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

void disk_watch(const char *path)
{
    snprintf(folder, sizeof folder, "%s", path);
    folder_length = strlen(folder);
}

/* From now on: the at-th call (1 is the next one) is the one that fails. */
void disk_arm(int mode, long at)
{
    armed = NONE;
    atomic_store(&calls, 0);
    armed_at = at;
    armed = mode;
}

void disk_heal(void) { armed = NONE; }

long disk_calls(void) { return atomic_load(&calls); }

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("FAULTY_DISK");
    if (path) disk_watch(path);
    full_file = getenv("FAULTY_DISK_FULL");
}

static int is_watched(const char *path)
{
    return folder_length && path && !strncmp(path, folder, folder_length);
}

static int is_watched_file(int file)
{
    char link[64], path[PATH_MAX];
    if (!folder_length) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_watched(path);
}

enum { GOES, FAILS, TEARS };

/* What becomes of this call; errno is set when it fails. A full disk still forgets and syncs. */
static int fate(int needs_room)
{
    if (full_file && needs_room && !access(full_file, F_OK)) {
        errno = ENOSPC;
        return FAILS;
    }
    long number = atomic_fetch_add(&calls, 1) + 1;
    if (armed == NONE || number < armed_at) return GOES;
    if (armed == FULL) {
        errno = ENOSPC;
        return needs_room ? FAILS : GOES;
    }
    if (number > armed_at) return GOES;
    if (armed == ERROR) {
        errno = EIO;
        return FAILS;
    }
    if (armed == KILL) kill(getpid(), SIGKILL);
    return TEARS;
}

/* The same for what cannot be done by half. */
static int fails(int needs_room)
{
    int fate_of_call = fate(needs_room);
    if (fate_of_call == TEARS) kill(getpid(), SIGKILL);
    return fate_of_call == FAILS;
}

#define WRITE(name, parameters, arguments, half_of_it) \
    ssize_t name parameters \
    { \
        REAL(name); \
        int saved = errno; \
        int call = is_watched_file(file) ? fate(1) : GOES; \
        if (call == FAILS) return -1; \
        errno = saved; \
        if (call == TEARS) { \
            real half_of_it; \
            kill(getpid(), SIGKILL); \
        } \
        return real arguments; \
    }
WRITE(write, (int file, const void *bytes, size_t count), (file, bytes, count),
      (file, bytes, count / 2))
WRITE(pwrite, (int file, const void *bytes, size_t count, off_t at), (file, bytes, count, at),
      (file, bytes, count / 2, at))
WRITE(pwrite64, (int file, const void *bytes, size_t count, off64_t at), (file, bytes, count, at),
      (file, bytes, count / 2, at))

#define OF_FILE(name, needs_room, type, parameters, arguments) \
    type name parameters \
    { \
        REAL(name); \
        int saved = errno; \
        if (is_watched_file(file) && fails(needs_room)) return -1; \
        errno = saved; \
        return real arguments; \
    }
OF_FILE(fsync, 0, int, (int file), (file))
OF_FILE(fdatasync, 0, int, (int file), (file))
OF_FILE(ftruncate, 0, int, (int file, off_t size), (file, size))
OF_FILE(ftruncate64, 0, int, (int file, off64_t size), (file, size))

#define OF_PATH(name, needs_room, path, parameters, arguments) \
    int name parameters \
    { \
        REAL(name); \
        int saved = errno; \
        if (is_watched(path) && fails(needs_room)) return -1; \
        errno = saved; \
        return real arguments; \
    }
OF_PATH(unlink, 0, path, (const char *path), (path))
OF_PATH(rename, 0, from, (const char *from, const char *to), (from, to))
OF_PATH(link, 1, to, (const char *from, const char *to), (from, to))
OF_PATH(mkdir, 1, path, (const char *path, mode_t mode), (path, mode))

#define OPEN(name) \
    int name(const char *path, int flags, ...) \
    { \
        REAL(name); \
        mode_t mode = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { \
            va_list rest; \
            va_start(rest, flags); \
            mode = va_arg(rest, mode_t); \
            va_end(rest); \
        } \
        int saved = errno; \
        if ((flags & O_CREAT) && is_watched(path) && access(path, F_OK) && fails(1)) return -1; \
        errno = saved; \
        return real(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)
