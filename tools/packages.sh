# Sourced, after jdk.sh: the Debian packages that the tests run against.
#
# require_packages   installs what is missing as root, else ends with the list of it

peer_packages=(
  swtpm swtpm-tools                   # the other software TPM
  tpm2-tools libtss2-tcti-device0 libtss2-tcti-swtpm0 libtss2-tcti-mssim0
  tpm2-abrmd libtss2-tcti-tabrmd0 dbus  # the resource manager daemon and its bus
  xxd                                 # scripts compare octets by it
  tpm2-openssl openssl                # the OpenSSL provider
  libtpm2-pkcs11-1 libtpm2-pkcs11-tools opensc
  tss2                                # IBM's tools
  trousers tpm-tools tpm-quote-tools simple-tpm-pk11 expect  # the stack of TPM 1.2, and what is built on it
  mosquitto redis-server postgresql   # servers that clients of theirs connect to
  clevis clevis-tpm2 jose             # sealed data as JWE; signed tokens
  systemd cryptsetup-bin              # credentials, and tokens of LUKS2
  gnupg osslsigncode poppler-utils xmlsec1  # verify what Java programs have signed by TPM keys
  chromium                            # shows the reports of ./tpm4j info --html
  qemu-system-x86 binutils strace     # the guest with a real kernel
  libvirt-daemon-system libvirt-daemon-driver-qemu libvirt-clients qemu-utils  # machines whose TPM is a process
  qemu-system-arm u-boot-qemu         # one with an ARM processor, and its firmware
)

require_packages() {
  local missing
  mapfile -t missing < <(missing_packages)
  if [ ${#missing[@]} -eq 0 ]; then
    guest_packages_known || update_package_lists
    return
  fi
  [ "$(id -u)" = 0 ] || fail "these Debian packages are missing, install them as root:
  apt-get install --no-install-recommends ${missing[*]}"
  update_package_lists
  echo "Installing ${missing[*]}"
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 "${missing[@]}" > target/apt.log 2>&1 < /dev/null \
    || { cat target/apt.log >&2; fail "apt-get could not install ${missing[*]}"; }
}

missing_packages() {
  local package
  for package in "${peer_packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2> /dev/null | grep -q '^install ok installed' \
      || echo "$package"
  done
}

# The guest's kernel and busybox are downloaded by name, which needs apt's lists.
guest_packages_known() {
  [ -e conformance-tests/peers/target/guest/initrd ] \
    || apt-cache show linux-image-amd64 busybox-static > /dev/null 2>&1
}

update_package_lists() {
  [ "$(id -u)" = 0 ] || fail "apt has no package lists, run as root: apt-get update"
  apt-get -qq -o Acquire::Retries=3 update < /dev/null || fail "apt-get update failed"
}
