/** What pages hold in the place of things that only a publication knows: the date of the edition, and what changed in it. */
export const editionPlace = '<span class="pb-edition"></span>';
export const diffPlace = '<div class="pb-data-diff"></div>';
