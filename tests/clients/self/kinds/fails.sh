# Says: fails, and prints what must not be shown
# Needs: curl
adoentra token --header --identity --organization MyOrg 2>/dev/null | sed 's/^/the client said: /'
echo "the secret emulator-secret-that-is-good and the header $IDENTITY_HEADER"
echo 'a token eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.c2lnbmF0dXJl'
exit 3
