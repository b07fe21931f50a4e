#!/bin/sh
# Process 1 of the guest: loads the drivers, mounts the share, runs the script, powers off.
# ttyS0 is the kernel's console, ttyS1 carries only the script's output and its status.
export PATH=/bin:/usr/bin HOME=/root TMPDIR=/tmp LANG=C.UTF-8
busybox mount -t devtmpfs none /dev
mount -t proc none /proc
mount -t sysfs none /sys
mount -t securityfs none /sys/kernel/security
mount -t tmpfs -o mode=1777 none /tmp
mkdir -p /dev/shm && mount -t tmpfs none /dev/shm
ln -s /proc/self/fd /dev/fd
stty -F /dev/ttyS1 raw -echo
exec > /dev/ttyS1 2>&1 < /dev/null

while read -r module; do
  insmod "/lib/modules/$module.ko" || echo "guest: cannot load $module"
done < /lib/modules/load-order
ip link set lo up
mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144,cache=loose share /share \
  || echo "guest: no share"

limit=$(sed -n 's/.*guest\.limit=\([0-9]*\).*/\1/p' /proc/cmdline)
cp /sys/firmware/qemu_fw_cfg/by_name/opt/guest/script/raw /tmp/script
# timeout leaves a watcher in its own folder for a while, which must not be the share.
timeout "$limit" sh -c 'cd /share && . /tmp/script'
status=$?
sync
umount -l /share
echo "guest: status $status"
# The last line must leave the serial port before the power goes.
sleep 0.2
poweroff -f
