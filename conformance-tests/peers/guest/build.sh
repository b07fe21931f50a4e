#!/bin/bash
# Builds a small bootable guest (kernel and initramfs) for running programs against the TPM driver
# of a real Linux kernel inside QEMU. Everything in it comes from Debian packages and the JDK.
#
#   build.sh [OUT]     default: ../target/guest; does nothing where OUT is up to date
#
# OUT gets vmlinuz, initrd, and initrd-without-java, which is a third as long and boots sooner.
#
# Needs apt-get with its package lists, ldd and strip, the JDK in JAVA_HOME (or on the PATH),
# tpm2-tools, libtss2-tcti-device0, tpm2-abrmd and its TCTI, dbus, strace, trousers, tpm-tools. Kernel and busybox are downloaded and unpacked, never
# installed.
#   JRE_MODULES=a,b,c  the modules of the guest's Java runtime
set -euo pipefail

here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
out=${1:-$here/../target/guest}
jlink=${JAVA_HOME:+$JAVA_HOME/bin/}jlink
jre_modules=${JRE_MODULES:-java.base,java.logging,java.management,java.naming,java.net.http,java.xml,jdk.crypto.ec,jdk.net,jdk.unsupported,jdk.zipfs}
# tpm_tis and tpm_crb are built into Debian's kernel.
kernel_modules="virtio_pci 9pnet_virtio 9p qemu_fw_cfg tpm_vtpm_proxy"
libraries=/usr/lib/x86_64-linux-gnu

main() {
  mkdir -p "$out"
  exec 9> "$out/lock"
  flock 9
  local made_from
  made_from=$(inputs)
  if [ -e "$out/initrd" ] && [ "$made_from" = "$(cat "$out/made-from" 2> /dev/null)" ]; then
    return
  fi
  rm -f "$out/made-from"
  work=$(mktemp -d "$out/build.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  root=$work/root
  make_folders
  unpack_kernel_and_busybox
  for module in $kernel_modules; do add_module "$module"; done
  add_tools
  install -m 755 "$here/init.sh" "$root/init"
  pack initrd-without-java
  add_java
  pack initrd
  echo "$made_from" > "$out/made-from"
}

# What the guest is made from: a change of any line is a reason to build it again.
inputs() {
  cat "$here"/*.sh | sha256sum
  "$jlink" --version
  echo "$jre_modules"
  dpkg-query -W tpm2-tools libtss2-tcti-device0 strace dbus tpm2-abrmd libtss2-tcti-tabrmd0 trousers tpm-tools
}

make_folders() {
  mkdir -p "$root"/{bin,dev,etc,lib/modules,opt,proc,root,run,share,sys,tmp,usr/bin}
  ln -s bin "$root/sbin"
  printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' 'tss:x:101:101::/:/bin/sh' > "$root/etc/passwd"
  printf '%s\n' 'root:x:0:' 'tss:x:101:' > "$root/etc/group"
  echo '127.0.0.1 localhost' > "$root/etc/hosts"
}

unpack_kernel_and_busybox() {
  local kernel applet
  kernel=$(apt-cache depends linux-image-amd64 \
    | sed -n 's/^ *Depends: \(linux-image-.*\)/\1/p' | head -n 1)
  [ -n "$kernel" ] || fail "apt does not know linux-image-amd64; run: apt-get update"
  mkdir "$work/deb"
  (cd "$work/deb" && apt-get -qq download "$kernel" busybox-static) > "$out/download.log" 2>&1 \
    || { cat "$out/download.log" >&2; fail "cannot download $kernel and busybox-static"; }
  dpkg -x "$work"/deb/linux-image-*.deb "$work/kernel"
  dpkg -x "$work"/deb/busybox-static_*.deb "$work/busybox"
  cp "$work"/kernel/boot/vmlinuz-* "$out/vmlinuz"
  cp "$work/busybox/bin/busybox" "$root/bin/"
  for applet in $("$root/bin/busybox" --list); do
    [ "$applet" = busybox ] || ln -s busybox "$root/bin/$applet"
  done
}

# Copies a kernel module and, before it, those it names in "depends=". load-order is what init loads.
add_module() {
  local file needs need
  [ ! -e "$root/lib/modules/$1.ko" ] || return 0
  file=$(find "$work/kernel/lib/modules" -name "$1.ko" -o -name "${1//_/-}.ko" | head -n 1)
  [ -n "$file" ] || fail "the kernel has no module $1"
  needs=$(tr '\0' '\n' < "$file" | sed -n 's/^depends=//p')
  for need in ${needs//,/ }; do add_module "$need"; done
  cp "$file" "$root/lib/modules/$1.ko"
  echo "$1" >> "$root/lib/modules/load-order"
}

add_tools() {
  local tool library
  add_file /usr/bin/tpm2
  for tool in /usr/bin/tpm2_*; do
    [ ! -L "$tool" ] || cp -P "$tool" "$root/usr/bin/"
  done
  for tool in /usr/bin/dbus-daemon /usr/sbin/tpm2-abrmd "$libraries"/libtss2-tcti-{device,tabrmd}.so.0; do
    add_file "$tool"
  done
  for tool in tcsd tpm_version tpm_createek tpm_getpubek tpm_takeownership tpm_nvdefine tpm_nvwrite tpm_nvread; do
    add_file "/usr/sbin/$tool"
    ln -s "../sbin/$tool" "$root/usr/bin/$tool"
  done
  for tool in tpm_sealdata tpm_unsealdata; do
    add_file "/usr/bin/$tool"
  done
  add_file /usr/bin/strace
  # Loaded by name at run time, so that ldd does not tell of them.
  for library in /lib/x86_64-linux-gnu/lib{c,m,dl,pthread,rt,gcc_s,nss_files}.so.*; do
    [ ! -e "$library" ] || add_file "$library"
  done
}

add_java() {
  local binary
  "$jlink" --add-modules "$jre_modules" --output "$root/opt/java" \
    --strip-java-debug-attributes --no-man-pages --no-header-files
  for binary in "$root"/opt/java/bin/java "$root"/opt/java/lib/{,server/}*.so; do
    strip --strip-unneeded "$binary"
    add_libraries_of "$binary"
  done
  # The class data archive saves a second at each start in the guest.
  "$root/opt/java/bin/java" -XX:+UseSerialGC -Xshare:dump > "$work/cds.log" 2>&1 \
    || { cat "$work/cds.log" >&2; fail "no class data archive for the guest's Java"; }
  ln -s /opt/java/bin/java "$root/usr/bin/java"
}

# Copies a file, under the path that it has here, and its shared libraries.
add_file() {
  mkdir -p "$root$(dirname "$1")"
  [ -e "$root$1" ] || cp -L "$1" "$root$1"
  add_libraries_of "$1"
}

add_libraries_of() {
  local library
  ldd "$1" | sed -n 's/^[^/]*\(\/[^ ]*\) (0x.*/\1/p' | while read -r library; do
    case "$library" in "$root"/*) continue ;; esac
    mkdir -p "$root$(dirname "$library")"
    [ -e "$root$library" ] || cp -L "$library" "$root$library"
  done
}

# Uncompressed: an emulated CPU copies faster than it decompresses.
pack() {
  (cd "$root" && find . | bin/busybox cpio -o -H newc -R 0:0) > "$work/$1" 2> "$work/cpio.log" \
    || { cat "$work/cpio.log" >&2; fail "cannot pack the guest"; }
  mv "$work/$1" "$out/$1"
}

fail() {
  echo "guest/build.sh: $*" >&2
  exit 1
}

main
