package io.github.tpm4j.transport.nativeio;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * The C library's calls on sockets and pipes, as Linux has them. Each leaves its errno for {@link
 * Native#getLastError}.
 */
final class LibC {
  static final int AF_UNIX = 1;
  static final int SOCK_STREAM = 1;
  static final int SOCK_CLOEXEC = 0x80000;
  static final int SOL_SOCKET = 1;
  static final int SCM_RIGHTS = 1;
  static final int SHUT_RDWR = 2;

  static final int MSG_DONTWAIT = 0x40;
  static final int MSG_NOSIGNAL = 0x4000;
  static final int MSG_CMSG_CLOEXEC = 0x4000_0000;

  static final int O_RDWR = 2;

  static final short POLLIN = 1;
  static final short POLLOUT = 4;

  static final int EPOLL_CLOEXEC = 0x80000;
  static final int EPOLL_CTL_ADD = 1;
  static final int EPOLL_CTL_MOD = 3;
  static final int EPOLLIN = 1;
  static final int EPOLLONESHOT = 0x4000_0000;

  static final int EINTR = 4;
  static final int EAGAIN = 11;
  static final int EBADF = 9;
  static final int EEXIST = 17;

  static {
    Native.register(LibC.class, Platform.C_LIBRARY_NAME);
  }

  private LibC() {}

  static native int socket(int domain, int type, int protocol);

  static native int socketpair(int domain, int type, int protocol, int[] descriptors);

  static native int bind(int fd, byte[] address, int length);

  static native int listen(int fd, int backlog);

  static native int accept(int fd, Pointer address, Pointer length);

  static native int connect(int fd, byte[] address, int length);

  static native int shutdown(int fd, int how);

  static native int close(int fd);

  static native int dup(int fd);

  static native int dup2(int fd, int wanted);

  static native int open(String path, int flags);

  /** The result is an {@code ssize_t}; messages are too short for more than 31 bits. */
  static native int recvmsg(int fd, Pointer message, int flags);

  static native int sendmsg(int fd, Pointer message, int flags);

  /** The result is an {@code ssize_t}, as above. */
  static native int read(int fd, byte[] buffer, long bytes);

  /** The result is an {@code ssize_t}, as above. */
  static native int write(int fd, byte[] buffer, long bytes);

  static native int poll(Pointer descriptors, int count, int timeoutMillis);

  static native int epoll_create1(int flags);

  static native int epoll_ctl(int epoll, int operation, int fd, Pointer event);

  static native int epoll_wait(int epoll, Pointer events, int maximum, int timeoutMillis);
}
