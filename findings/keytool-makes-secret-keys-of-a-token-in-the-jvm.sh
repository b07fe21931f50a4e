#!/bin/bash
# keytool of OpenJDK 17, PKCS#11: -genseckey with -storetype PKCS11 and -providerName makes the key in the JVM and copies it
# into the token, where -genkeypair makes its keys in the token.
set -euo pipefail

packages=(openjdk-17-jre-headless=17.0.19+10-1~deb12u2 softhsm2=2.6.1-2.1 libsofthsm2=2.6.1-2.1 opensc=0.23.0-0.3+deb12u2)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get -qq -o APT::Sandbox::User=root download "${packages[@]}" opensc-pkcs11=0.23.0-0.3+deb12u2 libbotan-2-19=2.19.3+dfsg-1+deb12u1
for package in *.deb; do dpkg -x "$package" root; done
# The settings are links to where an installed package has them: let them name the extracted files.
find root -lname '/etc/*' -printf '%p\t%l\n' | while IFS=$'\t' read -r link target; do
  ln -sfn "$work/root$target" "$link"
done
tools=$(dirname "$(echo "$work"/root/usr/lib/jvm/java-17-openjdk-*/bin/java)")
LD_LIBRARY_PATH=$(echo "$work"/root/usr/lib/*-linux-gnu)
export LD_LIBRARY_PATH SOFTHSM2_CONF=$work/softhsm2.conf
module=$(find "$work/root" -name libsofthsm2.so -type f | head -n 1)

mkdir tokens
echo "directories.tokendir = $work/tokens" > softhsm2.conf
root/usr/bin/softhsm2-util --module "$module" --init-token --free --label token --pin 123456 --so-pin 123456 > /dev/null
printf 'name = Token\nlibrary = %s\nslotListIndex = 0\n' "$module" > token.cfg
into_token=(-storetype PKCS11 -keystore NONE -storepass 123456 -addprovider SunPKCS11 -providerArg "$work/token.cfg"
  -providerName SunPKCS11-Token)

token() { root/usr/bin/pkcs11-tool --module "$module" --login --pin 123456 "$@" 2> /dev/null; }
# What the token says of the origin of its only private key, and of the secret key of a label.
private_key() { token --list-objects --type privkey | sed -n 's/^ *Access: *//p'; }
secret_key() { token --list-objects --type secrkey | awk -v label="$1" '/label:/ {it = $2 == label} it && sub(/^ *Access: */, "")'; }

"$tools/java" -version 2>&1 | head -n 1
printf '%s\n' "${packages[@]:1}"
echo "Guess: whichever key keytool makes in a store of a token is made in the token."
echo "Seen:"
"$tools/keytool" -genkeypair -alias pair -keyalg EC -groupname secp256r1 -dname CN=pair "${into_token[@]}" &> log || { cat log; exit 1; }
"$tools/keytool" -genseckey -alias secret -keyalg AES -keysize 256 "${into_token[@]}" &> log || { cat log; exit 1; }
token --keygen --key-type AES:32 --label own > /dev/null
pair=$(private_key) secret=$(secret_key secret) own=$(secret_key own)
echo "keytool -genkeypair:  $pair"
echo "keytool -genseckey:   $secret"
echo "pkcs11-tool --keygen: $own"
for made_inside in "$pair" "$own"; do
  [[ $made_inside == *local* ]] || { echo "CHANGED: a key that the token made is not local"; exit 1; }
done
[[ -n $secret && $secret != *local* && $secret != *"never extractable"* ]] || { echo "CHANGED: keytool's secret key is local"; exit 1; }
echo "The behaviour is as described."
