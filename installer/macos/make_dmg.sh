#!/usr/bin/env bash
# A disk image of an application: sign, put beside a link to the Applications folder, compress, verify.
#
#   installer/macos/make_dmg.sh Uitzicht.app OUTPUT.dmg "name of the volume" entitlements.plist
#
# Only macOS has codesign and hdiutil. Signed is what UITZICHT_SIGN_IDENTITY names ("Developer ID Application:
# ..."); without it the signature is "ad hoc": the program runs, and macOS asks whoever fetched it over a network
# to allow it once. Notarised is it with UITZICHT_NOTARY_PROFILE, a profile that `xcrun notarytool
# store-credentials` kept in the keychain. Neither is ever in the project or in the hosted workflow.
set -euo pipefail

if [ "$#" -ne 4 ]; then
    echo "make_dmg.sh APP OUTPUT VOLUME ENTITLEMENTS" >&2
    exit 2
fi
app=$1 output=$2 volume=$3 entitlements=$4

for tool in codesign hdiutil ditto; do
    if ! command -v "$tool" > /dev/null; then
        echo "$tool is er niet: een .dmg wordt op macOS gemaakt. / $tool is not there: a .dmg is made on macOS." >&2
        exit 3
    fi
done

identity=${UITZICHT_SIGN_IDENTITY:--}
options=(--force --deep --sign "$identity" --entitlements "$entitlements")
if [ "$identity" != "-" ]; then
    options+=(--options runtime --timestamp)
fi
codesign "${options[@]}" "$app"
codesign --verify --deep --strict "$app"

staging=$(mktemp -d)
trap 'rm -rf "$staging"' EXIT
ditto "$app" "$staging/$(basename "$app")"
ln -s /Applications "$staging/Applications"
rm -f "$output"
hdiutil create -volname "$volume" -srcfolder "$staging" -fs HFS+ -format UDZO -ov "$output"
hdiutil verify "$output"

if [ -n "${UITZICHT_NOTARY_PROFILE:-}" ]; then
    if [ "$identity" = "-" ]; then
        echo "UITZICHT_NOTARY_PROFILE zonder UITZICHT_SIGN_IDENTITY: alleen wat ondertekend is, kan worden" \
            "aangemeld. / Only what is signed can be notarised." >&2
        exit 2
    fi
    codesign --sign "$identity" --timestamp "$output"
    xcrun notarytool submit "$output" --keychain-profile "$UITZICHT_NOTARY_PROFILE" --wait
    xcrun stapler staple "$output"
fi
