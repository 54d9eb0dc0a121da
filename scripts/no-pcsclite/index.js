throw new Error('the old PC/SC binding is not part of this house: see docs/decisions/08');
