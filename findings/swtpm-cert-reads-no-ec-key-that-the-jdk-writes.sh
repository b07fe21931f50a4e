#!/bin/bash
# swtpm_cert 0.7.1, by GnuTLS 3.7.9: an EC key without its public key in it, as the JDK writes all of them, is no signing key.
set -euo pipefail

packages=(openjdk-17-jre-headless=17.0.19+10-1~deb12u2 swtpm-tools=0.7.1-1.3 swtpm-libs=0.7.1-1.3 libtpms0=0.9.2-3.1+deb12u1
  libgnutls30=3.7.9-2+deb12u7)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get -qq -o APT::Sandbox::User=root download "${packages[@]}"
for package in *.deb; do dpkg -x "$package" root; done
# The settings are links to where an installed package has them: let them name the extracted files.
find root -lname '/etc/*' -printf '%p\t%l\n' | while IFS=$'\t' read -r link target; do
  ln -sfn "$work/root$target" "$link"
done
libraries=$(echo "$work"/root/usr/lib/*-linux-gnu)
keytool=$(echo "$work"/root/usr/lib/jvm/java-17-openjdk-*/bin/keytool)

fail() { echo "CHANGED: $*"; exit 1; }
# certify KEY ISSUER: prints what swtpm_cert says.
certify() {
  LD_LIBRARY_PATH=$libraries:$libraries/swtpm root/usr/bin/swtpm_cert --signkey "$1" --issuercert "$2" --out-cert ek.pem --pem \
    --modulus "c1$(head -c 255 /dev/urandom | od -An -vtx1 | tr -d ' \n')" --subject CN=ek --days 10 --type ek --tpm2 \
    --tpm-manufacturer id:00001014 --tpm-model swtpm --tpm-version id:20170619 \
    --tpm-spec-family 2.0 --tpm-spec-level 0 --tpm-spec-revision 159 2>&1 || true
}

for name in openjdk-17-jre-headless swtpm-tools libgnutls30; do
  dpkg-deb --show --showformat '${Package} ${Version}\n' "$name"_*.deb
done
echo "Guess: a key of a CA in PEM, PKCS#8, serves swtpm_cert whoever made it, as it serves OpenSSL: the public key in it is OPTIONAL"
echo "(RFC 5915, 3)."
echo "Seen:"
"$keytool" -genkeypair -alias ca -keyalg EC -groupname secp256r1 -dname CN=ca -keystore ca.p12 -storetype PKCS12 -storepass 123456 \
  2> /dev/null
openssl pkcs12 -in ca.p12 -passin pass:123456 -nodes -nocerts 2> /dev/null | openssl pkey -out jdk.pem
openssl pkcs12 -in ca.p12 -passin pass:123456 -nokeys 2> /dev/null | openssl x509 -out jdk.crt
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout openssl.pem -subj /CN=ca -out openssl.crt 2> /dev/null
echo hello | openssl dgst -sha256 -sign jdk.pem > signature || fail "OpenSSL refuses the JDK's key"
echo "key of keytool, in OpenSSL:    it signs"
by_jdk=$(certify jdk.pem jdk.crt)
echo "key of keytool, in swtpm_cert: $by_jdk"
by_openssl=$(certify openssl.pem openssl.crt)
echo "key of OpenSSL, in swtpm_cert: ${by_openssl:-it certifies}"
[ -z "$by_openssl" ] || fail "a key of OpenSSL is refused too"
grep -q "Could not import signing key" <<< "$by_jdk" || fail "the JDK's key serves"
echo "The behaviour is as described."
