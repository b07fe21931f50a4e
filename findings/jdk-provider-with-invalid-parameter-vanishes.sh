#!/bin/bash
# OpenJDK 17: a provider of java.security whose configure throws InvalidParameterException is dropped without a word.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get -qq -o APT::Sandbox::User=root download openjdk-17-jre-headless=17.0.19+10-1~deb12u2
dpkg -x openjdk-17-jre-headless_*.deb root
# The settings are links to where an installed package has them: let them name the extracted files.
find root -lname '/etc/*' -printf '%p\t%l\n' | while IFS=$'\t' read -r link target; do
  ln -sfn "$work/root$target" "$link"
done
java=$(echo "$work"/root/usr/lib/jvm/java-17-openjdk-*/bin/java)

mkdir classes
cat > Choosy.java << 'END'
import java.security.*;

public class Choosy extends Provider {
  public Choosy() {
    super("Choosy", "1", "takes one argument");
  }

  @Override
  public Provider configure(String argument) {
    switch (argument) {
      case "right": return this;
      case "invalid": throw new InvalidParameterException("no such setting: " + argument);
      default: throw new ProviderException("cannot start: " + argument);
    }
  }

  public static void main(String[] args) {
    try {
      Security.getProviders();
      System.out.println(Security.getProvider("Choosy") == null ? "absent" : "present");
    } catch (ProviderException e) {
      System.out.println(e);
    }
  }
}
END
"$java" -m jdk.compiler/com.sun.tools.javac.Main -d classes Choosy.java
settings=$(dirname "$java")/../conf/security/java.security
next=$(($(grep -c '^security\.provider\.[0-9]' "$settings") + 1))

with_argument() {
  echo "security.provider.$next=Choosy $1" > extra.security
  "$java" -Djava.security.properties=extra.security -cp classes Choosy 2>&1
}

"$java" -version 2>&1 | sed -n 2p
echo "Guess: InvalidParameterException, the one exception the Javadoc of Provider.configure names for a wrong argument,"
echo "       reaches the application that asks for the providers, as a ProviderException does."
echo "Seen (all the output of a program that asks for the providers, the provider listed with an argument):"
right=$(with_argument right)
invalid=$(with_argument invalid)
other=$(with_argument other)
echo "argument accepted:                $right"
echo "InvalidParameterException thrown: $invalid"
echo "ProviderException thrown:         $other"
[ "$right" = present ] || { echo "CHANGED: the provider is not loaded"; exit 1; }
[ "$invalid" = absent ] || { echo "CHANGED: the wrong argument is reported"; exit 1; }
[[ $other == *"ProviderException: cannot start: other" ]] \
  || { echo "CHANGED: the ProviderException is not reported"; exit 1; }
echo "The behaviour is as described."
