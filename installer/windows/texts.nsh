; What the installer says, in both languages; each name stands here twice.

LangString TooOld ${LANG_DUTCH} "${NAME} heeft Windows 10 of nieuwer nodig. Er is niets veranderd."
LangString TooOld ${LANG_ENGLISH} "${NAME} needs Windows 10 or newer. Nothing was changed."

LangString Running ${LANG_DUTCH} "${NAME} is nog open. Bewaar uw werk, sluit het programma en begin opnieuw. Er is niets veranderd."
LangString Running ${LANG_ENGLISH} "${NAME} is still open. Save your work, close the program and start again. Nothing was changed."

LangString NewerThere ${LANG_DUTCH} "Op deze computer staat al een nieuwere versie van ${NAME} dan ${VERSION}. Wilt u toch terug? Verwijder die dan eerst; uw gegevens blijven staan."
LangString NewerThere ${LANG_ENGLISH} "This computer already has a newer version of ${NAME} than ${VERSION}. Do you want to go back? Then remove that one first; your data stays."

LangString NotOurs ${LANG_DUTCH} "In deze map staat al een map 'program' van iets anders. Kies een andere map. Er is niets veranderd."
LangString NotOurs ${LANG_ENGLISH} "This folder already holds a folder 'program' of something else. Choose another folder. Nothing was changed."

LangString NotWritten ${LANG_DUTCH} "In deze map kan niet worden geschreven. Kies een andere map en begin opnieuw. Wat er stond, staat er nog."
LangString NotWritten ${LANG_ENGLISH} "This folder cannot be written to. Choose another folder and start again. What was there is still there."

LangString Dossier ${LANG_DUTCH} "Dossier van ${NAME}"
LangString Dossier ${LANG_ENGLISH} "Dossier of ${NAME}"

LangString WithData ${LANG_DUTCH} "Ook alle dossiers en instellingen"
LangString WithData ${LANG_ENGLISH} "All dossiers and settings too"

LangString AboutProgram ${LANG_DUTCH} "Het programma. Uw dossiers en instellingen blijven staan."
LangString AboutProgram ${LANG_ENGLISH} "The program. Your dossiers and settings stay."

LangString AboutData ${LANG_DUTCH} "Alles wat u in ${NAME} hebt bewaard op deze computer. Dit kan niet terug."
LangString AboutData ${LANG_ENGLISH} "Everything you saved in ${NAME} on this computer. This cannot be undone."

LangString DataForGood ${LANG_DUTCH} "Alle dossiers en instellingen in deze map gaan voorgoed weg:$\r$\n$\r$\n${DATA}$\r$\n$\r$\nDoorgaan?"
LangString DataForGood ${LANG_ENGLISH} "All dossiers and settings in this folder will be gone for good:$\r$\n$\r$\n${DATA}$\r$\n$\r$\nGo on?"

LangString DataLeft ${LANG_DUTCH} "Niet alles kon weg. Verwijder deze map zelf:$\r$\n$\r$\n${DATA}"
LangString DataLeft ${LANG_ENGLISH} "Not everything could be removed. Remove this folder yourself:$\r$\n$\r$\n${DATA}"
